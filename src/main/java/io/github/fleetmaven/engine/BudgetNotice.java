package io.github.fleetmaven.engine;

import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.model.DesiredTarget;
import io.github.fleetmaven.model.ObservedInstance;
import io.github.fleetmaven.model.ObservedTarget;
import io.github.fleetmaven.plan.Driver;
import io.github.fleetmaven.plan.TargetPlan;
import io.github.fleetmaven.plan.Work;
import io.github.fleetmaven.rollout.Readiness;
import io.github.fleetmaven.rollout.Sizes;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Foresees that a rollout will stand still: members that are out of service already use its budget
 * up. Said in the plan, while it can still be helped. Pure.
 */
final class BudgetNotice {

  private BudgetNotice() {}

  static TargetPlan check(TargetPlan plan, DesiredTarget desired, ObservedTarget observed) {
    if (plan.work() instanceof Work.ScaleSetWork work && work.driver() instanceof Driver.Azure) {
      return plan; // Azure minds its own policy
    }
    List<ObservedInstance> members = members(desired, observed);
    Set<String> out =
        members.stream()
            .filter(Readiness::outOfService)
            .map(ObservedInstance::id)
            .collect(Collectors.toSet());
    boolean others = plan.touched().stream().anyMatch(i -> !out.contains(i.id()));
    int budget = Sizes.of(desired.rollout(), members.size()).budget();
    return others && out.size() >= budget ? plan.with(notice(plan, desired, out)) : plan;
  }

  private static Diagnostic notice(TargetPlan plan, DesiredTarget desired, Set<String> out) {
    return Diagnostic.warning(
        plan.declaredAt() + ": " + plan.name(),
        "out of service already: "
            + Lists.sorted(out)
            + "; maxUnavailable is "
            + desired.rollout().maxUnavailable()
            + ", so no other of the "
            + plan.touched().size()
            + " to touch can be taken out, and the rollout will stop",
        "bring them back, or raise <maxUnavailable>");
  }

  private static List<ObservedInstance> members(DesiredTarget desired, ObservedTarget observed) {
    if (desired instanceof DesiredTarget.EcsGroup group
        && observed instanceof ObservedTarget.Ecs ecs) {
      return ecs.members().stream().map(m -> m.asInstance(group.regionId())).toList();
    }
    if (observed instanceof ObservedTarget.ScaleSet set) {
      return set.instances();
    }
    return ((ObservedTarget.Machines) observed).machines().stream().map(m -> m.instance()).toList();
  }
}
