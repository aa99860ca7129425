package io.github.fleetmaven.plan.file;

import io.github.fleetmaven.json.Json;
import io.github.fleetmaven.model.Value;
import io.github.fleetmaven.plan.Plan;
import io.github.fleetmaven.plan.TargetPlan;
import io.github.fleetmaven.plan.Work;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Compares a plan that was reviewed with the same one made again. Times, reasons and counts of
 * instances don't matter: the first are for display, and autoscale moves the last.
 */
public final class PlanComparison {

  private static final List<String> COMPARED = List.of("action", "effect", "before", "after");
  private static final int SHORT = 60;

  private PlanComparison() {}

  /**
   * Returns a sentence that names the first difference; empty when the plan still holds.
   *
   * @param planned the plan that was reviewed
   * @param again the same plan, made from the pom and the cloud as they are now
   */
  public static Optional<String> firstDifference(PlanFile.Contents planned, Plan again) {
    if (!planned.cloud().equals(again.cloud())) {
      return Optional.of(
          "the plan is for the cloud "
              + planned.cloud()
              + ", and this run is for "
              + again.cloud());
    }
    List<Value.Obj> now = PlanJson.targets(again).stream().map(PlanFile::object).toList();
    Map<String, TargetPlan> plans =
        again.targets().stream().collect(Collectors.toMap(TargetPlan::name, t -> t));
    for (Value.Obj target : planned.targets()) {
      Optional<Value.Obj> other = find(target, now);
      Optional<String> difference =
          other.isEmpty()
              ? Optional.of("the target " + name(target) + " is in the plan and no more in the pom")
              : target(target, other.get(), plans.get(name(target)));
      if (difference.isPresent()) {
        return difference;
      }
    }
    return now.stream()
        .filter(t -> find(t, planned.targets()).isEmpty())
        .findFirst()
        .map(t -> "the target " + name(t) + " is in the pom and not in the plan");
  }

  private static Optional<Value.Obj> find(Value.Obj target, List<Value.Obj> among) {
    return among.stream()
        .filter(t -> t.text("id").orElse("").equalsIgnoreCase(target.text("id").orElse("")))
        .filter(t -> t.text("kind").equals(target.text("kind")))
        .findFirst();
  }

  private static Optional<String> target(
      Value.Obj planned, Value.Obj again, @Nullable TargetPlan now) {
    Value terms = planned.get("rollout").orElse(Value.NULL);
    Value termsNow = again.get("rollout").orElse(Value.NULL);
    if (!terms.equals(termsNow)) {
      return Optional.of(name(planned) + ": " + describe("rollout", terms, termsNow));
    }
    List<Value.Obj> open =
        changes(planned).stream()
            .filter(c -> !isDone(c, changes(again), now) && !isBegun(c, planned, again, now))
            .toList();
    return changes(planned, again, open, open.size() < changes(planned).size());
  }

  /** An interrupted run of the plan has carried some of it out: the rest must be as it was. */
  private static boolean isDone(Value.Obj change, List<Value.Obj> again, @Nullable TargetPlan now) {
    return now != null
        && again.stream().noneMatch(c -> path(c).equals(path(change)))
        && CarriedOut.isDone(change, now);
  }

  /** An interrupted run of the plan has begun it: what is planned now is the rest of it. */
  private static boolean isBegun(
      Value.Obj change, Value.Obj planned, Value.Obj again, @Nullable TargetPlan now) {
    return now != null
        && now.work() instanceof Work.EcsWork work
        && change(name(planned), change, changes(again)).isPresent()
        && EcsProgress.isBegun(change, work);
  }

  private static Optional<String> changes(
      Value.Obj planned, Value.Obj again, List<Value.Obj> before, boolean begun) {
    List<Value.Obj> after = changes(again);
    for (Value.Obj change : before) {
      Optional<String> difference = change(name(planned), change, after);
      if (difference.isPresent()) {
        return difference;
      }
    }
    Set<String> known = new HashSet<>(changes(planned).stream().map(PlanComparison::path).toList());
    Optional<String> added =
        after.stream()
            .filter(c -> !known.contains(path(c)))
            .findFirst()
            .map(c -> name(planned) + " " + path(c) + ": this change is not in the plan");
    return added.or(() -> begun ? Optional.empty() : fingerprint(planned, again));
  }

  private static Optional<String> change(String target, Value.Obj planned, List<Value.Obj> again) {
    Optional<Value.Obj> other =
        again.stream().filter(c -> path(c).equals(path(planned))).findFirst();
    if (other.isEmpty()) {
      return Optional.of(target + " " + path(planned) + ": this change is no more needed");
    }
    for (String key : COMPARED) {
      Value was = planned.get(key).orElse(Value.NULL);
      Value is = other.get().get(key).orElse(Value.NULL);
      if (!was.equals(is)) {
        return Optional.of(target + " " + path(planned) + ": " + describe(key, was, is));
      }
    }
    return Optional.empty();
  }

  /** Goes down to the member that differs, so that a long definition needn't be shown. */
  private static String describe(String path, Value was, Value is) {
    if (was instanceof Value.Obj a && is instanceof Value.Obj b) {
      List<String> keys = new ArrayList<>(a.members().keySet());
      keys.addAll(b.members().keySet());
      for (String key : keys) {
        Value x = a.get(key).orElse(Value.NULL);
        Value y = b.get(key).orElse(Value.NULL);
        if (!x.equals(y)) {
          return describe(path + "." + key, x, y);
        }
      }
    }
    return path + " was " + shortly(was) + " and is " + shortly(is);
  }

  private static Optional<String> fingerprint(Value.Obj planned, Value.Obj again) {
    return planned.text("fingerprint").equals(again.text("fingerprint"))
        ? Optional.empty()
        : Optional.of(
            name(planned) + ": what the cloud shows of it has changed since the plan was made");
  }

  private static List<Value.Obj> changes(Value.Obj target) {
    return target.items("changes").stream().map(PlanFile::object).toList();
  }

  private static String name(Value.Obj target) {
    return target.text("name").orElse("");
  }

  private static String path(Value.Obj change) {
    return change.text("path").orElse("");
  }

  private static String shortly(Value value) {
    if (value.equals(Value.NULL)) {
      return "nothing";
    }
    String text = Json.write(value);
    return text.length() > SHORT ? text.substring(0, SHORT) + "…" : text;
  }
}
