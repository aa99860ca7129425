package io.github.fleetmaven.plan;

import io.github.fleetmaven.model.DesiredTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the targets of a fleet were before the runs that changed them last: kept beside the cloud,
 * for a rollback. Immutable.
 *
 * @param cloud {@code azure} or {@code simulator}
 */
public record Before(String cloud, List<BeforeTarget> targets) {

  public Before {
    targets = List.copyOf(targets);
  }

  /** Nothing is known. */
  public static Before none(String cloud) {
    return new Before(cloud, List.of());
  }

  /** Returns what a target was. */
  public Optional<BeforeTarget> target(String id) {
    return targets.stream().filter(t -> t.id().equalsIgnoreCase(id)).findFirst();
  }

  /** Returns what a declared target was. */
  public Optional<BeforeTarget> target(DesiredTarget desired) {
    return target(id(desired));
  }

  private static String id(DesiredTarget desired) {
    if (desired instanceof DesiredTarget.ScaleSet set) {
      return set.id().path();
    }
    return desired instanceof DesiredTarget.EcsGroup group
        ? EcsPlanner.id(group)
        : MachinesPlanner.id(desired);
  }

  /**
   * Returns what is to be kept when a plan is about to be carried out. A plan that goes on with
   * what an interrupted or failed run began keeps what that one found; a plan that changes
   * something else replaces it, target by target.
   */
  public Before carryingOut(Plan plan) {
    List<BeforeTarget> kept = new ArrayList<>(cloud.equals(plan.cloud()) ? targets : List.of());
    for (TargetPlan target : plan.targets()) {
      Optional<BeforeTarget> old =
          kept.stream().filter(t -> t.id().equalsIgnoreCase(target.id())).findFirst();
      Optional<BeforeTarget> next = next(old, target);
      if (next.isPresent()) {
        kept.removeIf(t -> sameId(t, target));
        kept.add(next.get());
      }
    }
    return new Before(plan.cloud(), kept);
  }

  private static boolean sameId(BeforeTarget one, TargetPlan other) {
    return one.id().toLowerCase(Locale.ROOT).equals(other.id().toLowerCase(Locale.ROOT));
  }

  /** Returns what replaces an entry; empty when it stays. */
  private static Optional<BeforeTarget> next(Optional<BeforeTarget> old, TargetPlan plan) {
    BeforeTarget fresh = BeforeTarget.of(plan);
    if (fresh.resources().stream().allMatch(BeforeResource::isEmpty)) {
      return Optional.empty();
    }
    return old.isPresent() && new Continuation(old.get(), fresh, plan.work()).holds()
        ? Optional.of(old.get().plus(fresh))
        : Optional.of(fresh);
  }
}
