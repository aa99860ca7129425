package io.github.fleetmaven.engine;

import io.github.fleetmaven.cloud.Cloud;
import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.model.RollingUpgrade;
import io.github.fleetmaven.plan.Driver;
import io.github.fleetmaven.plan.TargetPlan;
import io.github.fleetmaven.plan.Work;

/**
 * Refuses to change a scale set that this plugin drives while the cloud is rolling out something of
 * its own there. It asks only where there is something to do and an operation is at work.
 */
final class RollingUpgradeGuard {

  private final Cloud cloud;

  RollingUpgradeGuard(Cloud cloud) {
    this.cloud = cloud;
  }

  TargetPlan check(TargetPlan plan) {
    boolean refused =
        !plan.isEmpty()
            && plan.work() instanceof Work.ScaleSetWork work
            && work.driver() instanceof Driver.Plugin
            && work.observed().provisioningState().equalsIgnoreCase("Updating")
            && cloud
                .latestRollingUpgrade(work.observed().id())
                .filter(RollingUpgrade::isRunning)
                .isPresent();
    return refused ? refused(plan) : plan;
  }

  private static TargetPlan refused(TargetPlan plan) {
    return plan.with(
        Diagnostic.error(
            plan.declaredAt() + ": " + plan.name(),
            "a rolling upgrade of Azure's own is running on this scale set",
            "wait for its end, or cancel it by fleet:abort, and run again"));
  }
}
