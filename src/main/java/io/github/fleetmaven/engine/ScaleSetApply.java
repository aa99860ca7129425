package io.github.fleetmaven.engine;

import io.github.fleetmaven.event.InstanceOutcome;
import io.github.fleetmaven.event.RunEvent;
import io.github.fleetmaven.model.DesiredTarget;
import io.github.fleetmaven.model.ObservedInstance;
import io.github.fleetmaven.model.ObservedScaleSet;
import io.github.fleetmaven.model.ObservedScaleSet.UpgradeMode;
import io.github.fleetmaven.model.RolloutPolicy;
import io.github.fleetmaven.plan.InstancePlan;
import io.github.fleetmaven.plan.TargetPlan;
import io.github.fleetmaven.plan.Work;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Applies to a scale set: one write of its model, then its instances. Stateless. */
final class ScaleSetApply {

  private final RunContext context;
  private final OperationWaiter waiter;
  private final ModelWriter models;
  private final HandlerFailures failures;

  ScaleSetApply(
      RunContext context, OperationWaiter waiter, ModelWriter models, HandlerFailures failures) {
    this.context = context;
    this.waiter = waiter;
    this.models = models;
    this.failures = failures;
  }

  /**
   * Applies.
   *
   * @param known takes how the instances stand that the run has to do with
   * @return what ended the work early
   */
  Optional<String> apply(
      DesiredTarget desired,
      TargetPlan plan,
      Work.ScaleSetWork work,
      Map<String, InstanceOutcome> known) {
    ObservedScaleSet set = work.observed();
    RolloutPolicy policy = withBudgetOf(set, desired.rollout());
    work.write()
        .ifPresent(write -> models.write(set, write, plan.changes(), policy.operationTimeout()));
    Set<String> outdated =
        work.plans().stream()
            .filter(p -> !p.current())
            .map(InstancePlan::id)
            .collect(Collectors.toSet());
    if (outdated.isEmpty()) {
      return Optional.empty();
    }
    ScaleSetMembers members = new ScaleSetMembers(context, waiter, set, work.model());
    if (set.upgradeMode() == UpgradeMode.AUTOMATIC && work.write().isPresent()) {
      return followAll(plan.name(), members, policy, work.instances(), outdated, known);
    }
    RolloutRun rollout = new RolloutRun(context, plan.name(), policy, members, failures, known);
    return rollout.run(work.instances(), outdated);
  }

  /**
   * Under an Automatic policy the write itself updates the instances; all that is left is to look.
   */
  private Optional<String> followAll(
      String target,
      Members members,
      RolloutPolicy policy,
      List<ObservedInstance> before,
      Set<String> outdated,
      Map<String, InstanceOutcome> known) {
    context.tell(
        new RunEvent.BatchStarted(
            target,
            "all at once, by the set's Automatic policy; no budget applies",
            1,
            outdated.stream().sorted().toList(),
            0,
            outdated.size()));
    BatchResult result = new BatchRun(context, members, failures, policy).follow(outdated, before);
    new Ledger(context, target, outdated.size(), known).record(result);
    return result.failed().isEmpty()
        ? Optional.empty()
        : Optional.of(
            result.failed().size()
                + " instances failed: "
                + Lists.sorted(result.failed().keySet()));
  }

  /** An operation is never given less time than the target gives its own extensions. */
  private static RolloutPolicy withBudgetOf(ObservedScaleSet set, RolloutPolicy policy) {
    Duration least = set.extensionsTimeBudget();
    return policy.operationTimeout().compareTo(least) >= 0
        ? policy
        : policy.withOperationTimeout(least);
  }
}
