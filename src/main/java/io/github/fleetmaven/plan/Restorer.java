package io.github.fleetmaven.plan;

import io.github.fleetmaven.model.ObservedExtension;
import io.github.fleetmaven.model.ObservedInstance;
import io.github.fleetmaven.model.Value;
import java.util.List;
import java.util.Optional;

/**
 * Decides how extensions become what they were. One whose protected half changed can't be put back
 * without a pom that has it: protected settings can't be read, and old public settings with new
 * protected ones would be a mixture that nobody declared. Immutable.
 *
 * @param pom where protected settings may be taken from
 * @param instances those that carry the extensions
 */
record Restorer(OlderPom pom, List<ObservedInstance> instances) {

  private static final String MIXTURE =
      "its protected settings changed; those that were there can't be read";

  Restorer {
    instances = List.copyOf(instances);
  }

  Restored restore(BeforeExtension before, Optional<ObservedExtension> now) {
    if (before.earlier() instanceof BeforeExtension.Absent) {
      return Restored.by(
          now.map(Restorer::remove).orElseGet(() -> ExtensionDecision.keep(before.name(), now)));
    }
    if (now.isPresent() && isAsBefore(before, now.get())) {
      return Restored.by(again(now.get()));
    }
    return bySettings(before, now)
        .or(() -> byPom(before, now))
        .map(Restored::by)
        .orElseGet(
            () ->
                new Restored(
                    ExtensionDecision.keep(before.name(), now), Optional.of(why(before, now))));
  }

  private boolean isAsBefore(BeforeExtension before, ObservedExtension now) {
    if (before.sendable().isPresent()) {
      return ExtensionChanges.sameButAttempt(before.sendable().get(), now);
    }
    return pom.whole(before, Optional.of(now))
        .map(step -> new ObservedExtension(step.name(), step.properties()))
        .filter(whole -> ExtensionChanges.sameButAttempt(whole, now))
        .isPresent();
  }

  private static ExtensionDecision remove(ObservedExtension now) {
    return new ExtensionDecision(
        now.name(),
        Optional.of(Action.REMOVE),
        Optional.of(now),
        Optional.empty(),
        "it wasn't there before",
        Effect.UNINSTALL,
        false);
  }

  /** What is as it was may yet have failed at that. */
  private ExtensionDecision again(ObservedExtension now) {
    Optional<ForceUpdateTag> tag = now.forceUpdateTag().flatMap(ForceUpdateTag::parse);
    if (tag.isEmpty() || HandlerRuns.of(now, instances).failed().isEmpty()) {
      return ExtensionDecision.keep(now.name(), Optional.of(now));
    }
    Value.Obj properties =
        ExtensionProperties.carried(now)
            .with(ExtensionProperties.TAG, Value.of(tag.get().nextAttempt().text()));
    return write(
        Action.RETRY,
        Optional.of(now),
        new ExtensionStep(now.name(), properties, Optional.empty(), Optional.empty()),
        "its handler failed when it was put back");
  }

  private static Optional<ExtensionDecision> bySettings(
      BeforeExtension before, Optional<ObservedExtension> now) {
    Optional<ObservedExtension> then = before.sendable();
    if (then.isEmpty()
        || now.isEmpty()
        || !now.get().handler().equals(then.get().handler())
        || !(isInKeyVault(then.get()) || HiddenHalf.isSame(then, before.tag(), now.get()))) {
      return Optional.empty();
    }
    ExtensionStep step =
        new ExtensionStep(
            now.get().name(),
            ExtensionProperties.carried(then.get()),
            Optional.empty(),
            Optional.empty());
    return Optional.of(write(Action.UPDATE, now, nextAttempt(step, now), reason(step, now)));
  }

  /** Such protected settings are named in the definition, and so come back with it. */
  private static boolean isInKeyVault(ObservedExtension extension) {
    return !extension.properties().obj(ExtensionProperties.FROM_KEY_VAULT).isEmpty();
  }

  private Optional<ExtensionDecision> byPom(
      BeforeExtension before, Optional<ObservedExtension> now) {
    return pom.whole(before, now)
        .map(
            step ->
                write(
                    now.isEmpty() ? Action.CREATE : Action.UPDATE,
                    now,
                    nextAttempt(step, now),
                    reason(step, now) + "; its protected settings come from the pom"));
  }

  private static String reason(ExtensionStep step, Optional<ObservedExtension> now) {
    if (now.isEmpty()) {
      return "it was there before";
    }
    List<String> differences =
        ExtensionComparison.differences(now.get().properties(), step.properties());
    return differences.isEmpty()
        ? "back to what it was"
        : "back to what it was: " + String.join("; ", differences);
  }

  private static ExtensionDecision write(
      Action action, Optional<ObservedExtension> now, ExtensionStep step, String reason) {
    boolean replaces =
        now.isPresent()
            && !new ObservedExtension(step.name(), step.properties())
                .handler()
                .equals(now.get().handler());
    return new ExtensionDecision(
        step.name(),
        Optional.of(action),
        now,
        Optional.of(step),
        reason,
        replaces ? Effect.UNINSTALL : Effect.RERUN,
        replaces);
  }

  /** An attempt of the old digest may have been made already, and one of the new one too. */
  private static ExtensionStep nextAttempt(ExtensionStep step, Optional<ObservedExtension> now) {
    Optional<ForceUpdateTag> then =
        step.properties().text(ExtensionProperties.TAG).flatMap(ForceUpdateTag::parse);
    if (then.isEmpty()) {
      return step;
    }
    Optional<ForceUpdateTag> has =
        now.flatMap(ObservedExtension::forceUpdateTag).flatMap(ForceUpdateTag::parse);
    int made = has.map(ForceUpdateTag::attempt).orElse(0);
    // What isn't sent anew goes on as it is signed now.
    TagDigest digest =
        step.protectedSettings().isPresent()
            ? then.get().digest()
            : then.get().digest().until(has.flatMap(h -> h.digest().expires()));
    String tag = new ForceUpdateTag(digest, Math.max(then.get().attempt(), made) + 1).text();
    return step.withProperties(step.properties().with(ExtensionProperties.TAG, Value.of(tag)));
  }

  private static String why(BeforeExtension before, Optional<ObservedExtension> now) {
    if (before.earlier() instanceof BeforeExtension.Digest) {
      return "only the digest of what was there is known";
    }
    if (before.sendable().isEmpty()) {
      return "a secret stood in its public settings, which is kept nowhere";
    }
    if (now.isEmpty()) {
      return "it is removed, and with it whatever protected settings it had";
    }
    boolean replaced = !now.get().handler().equals(before.sendable().get().handler());
    return replaced
        ? "its handler changed, and the old one's protected settings are gone"
        : MIXTURE;
  }
}
