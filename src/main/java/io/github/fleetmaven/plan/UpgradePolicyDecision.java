package io.github.fleetmaven.plan;

import io.github.fleetmaven.model.ObservedScaleSet;
import io.github.fleetmaven.model.Value;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of the upgrade policy of a scale set that Azure drives.
 *
 * @param now mode, and of the rolling upgrade policy the members that are asked for
 * @param then the same as it will be
 * @param terms by which policy Azure will roll, as far as it is known
 * @param notes what can't be had as it was asked for
 */
record UpgradePolicyDecision(Value.Obj now, Value.Obj then, Value.Obj terms, List<String> notes) {

  static final String PATH = "upgradePolicy";
  static final String POLICY = "rollingUpgradePolicy";
  private static final String MODE = "mode";

  /** Decides about a set that Azure doesn't drive: nothing changes. */
  static UpgradePolicyDecision untouched() {
    return new UpgradePolicyDecision(Value.Obj.EMPTY, Value.Obj.EMPTY, Value.Obj.EMPTY, List.of());
  }

  /** Decides about a set that Azure drives. */
  static UpgradePolicyDecision of(ObservedScaleSet set, WantedPolicy wanted, boolean declared) {
    Value.Obj policy = shown(set).obj(POLICY);
    Value.Obj now = Value.Obj.EMPTY;
    Value.Obj then = Value.Obj.EMPTY;
    for (var member : wanted.members().members().entrySet()) {
      Optional<Value> there = policy.get(member.getKey());
      now = there.isPresent() ? now.with(member.getKey(), there.get()) : now;
      boolean same = there.isPresent() && same(there.get(), member.getValue());
      then = then.with(member.getKey(), same ? there.get() : member.getValue());
    }
    return new UpgradePolicyDecision(
        of(mode(set), now),
        of("Rolling", then),
        declared ? wanted.members() : policy.plus(wanted.members()),
        wanted.notes());
  }

  boolean changes() {
    return !now.equals(then);
  }

  /** Returns what is sent; empty when nothing is. */
  Optional<Value.Obj> sent() {
    return changes() ? Optional.of(then) : Optional.empty();
  }

  Optional<Change> change() {
    return changes()
        ? Optional.of(
            new Change(
                PATH,
                Action.UPDATE,
                Optional.of(now),
                Optional.of(then),
                "so that Azure rolls out by it: " + differences(),
                Effect.NONE,
                0))
        : Optional.empty();
  }

  /** Returns the upgrade policy of a set as the cloud shows it. */
  static Value.Obj shown(ObservedScaleSet set) {
    return set.raw().at("properties", PATH);
  }

  private String differences() {
    List<String> words = new ArrayList<>();
    String mode = now.text(MODE).orElse("");
    if (!mode.equals(then.text(MODE).orElse(""))) {
      words.add("mode " + mode + " → Rolling");
    }
    then.obj(POLICY)
        .members()
        .forEach(
            (key, value) -> {
              Optional<Value> before = now.obj(POLICY).get(key);
              if (!before.equals(Optional.of(value))) {
                words.add(
                    key
                        + " "
                        + before.map(Canonical::text).orElse("unsaid")
                        + " → "
                        + Canonical.text(value));
              }
            });
    return String.join(", ", words);
  }

  private static Value.Obj of(String mode, Value.Obj policy) {
    Value.Obj both = Value.Obj.EMPTY.with(MODE, Value.of(mode));
    return policy.isEmpty() ? both : both.with(POLICY, policy);
  }

  private static String mode(ObservedScaleSet set) {
    return switch (set.upgradeMode()) {
      case MANUAL -> "Manual";
      case AUTOMATIC -> "Automatic";
      case ROLLING -> "Rolling";
    };
  }

  /** A minute may be written as PT60S and come back as PT1M. */
  private static boolean same(Value there, Value wanted) {
    return there.equals(wanted)
        || (there instanceof Value.Str a
            && wanted instanceof Value.Str b
            && duration(a.text()).equals(duration(b.text())));
  }

  private static Optional<Duration> duration(String text) {
    try {
      return Optional.of(Duration.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
