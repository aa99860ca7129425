package io.github.fleetmaven.engine;

import io.github.fleetmaven.cloud.CloudError;
import io.github.fleetmaven.event.InstanceOutcome;
import io.github.fleetmaven.model.DesiredTarget;
import io.github.fleetmaven.model.ObservedInstance;
import io.github.fleetmaven.model.ObservedScaleSet;
import io.github.fleetmaven.model.ObservedScaleSet.UpgradeMode;
import io.github.fleetmaven.model.RolloutPolicy;
import io.github.fleetmaven.plan.InstancePlan;
import io.github.fleetmaven.plan.TargetModel;
import io.github.fleetmaven.plan.TargetPlan;
import io.github.fleetmaven.plan.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Applies to a scale set: one write of its model, then its instances. Stateless. */
final class ScaleSetApply {

  /** A write of a model takes seconds, unless it has to wait for somebody else. */
  private static final Duration OLD = Duration.ofMinutes(1);

  private final RunContext context;
  private final OperationWaiter waiter;
  private final ModelSender sender;
  private final ModelWriter models;
  private final HandlerFailures failures;

  ScaleSetApply(
      RunContext context,
      OperationWaiter waiter,
      ModelSender sender,
      ModelWriter models,
      HandlerFailures failures) {
    this.context = context;
    this.waiter = waiter;
    this.sender = sender;
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
    Instant start = context.now();
    Optional<CloudError> failedWrite =
        work.write()
            .flatMap(write -> models.write(set, write, plan.changes(), policy.operationTimeout()));
    Set<String> outdated = outdated(work);
    ScaleSetMembers members = new ScaleSetMembers(context, waiter, sender, set, work.model());
    if (set.upgradeMode() == UpgradeMode.AUTOMATIC && work.write().isPresent()) {
      BatchRun batches = new BatchRun(context, members, failures, policy);
      return new AllAtOnce(context, plan.name(), batches, known)
          .follow(work.instances(), outdated, failedWrite);
    }
    if (failedWrite.isPresent()) {
      throw new TargetFailedException(failedWrite.get().text());
    }
    boolean old = context.since(start).compareTo(OLD) > 0;
    List<ObservedInstance> instances = old ? members.read() : work.instances();
    Set<String> followed = followed(instances, work.model(), outdated);
    Members all = new FollowedMembers(context, members, followed);
    return new RolloutRun(context, plan.name(), policy, all, failures, known)
        .run(instances, outdated, followed);
  }

  private static Set<String> outdated(Work.ScaleSetWork work) {
    return work.plans().stream()
        .filter(p -> !p.current())
        .map(InstancePlan::id)
        .collect(Collectors.toSet());
  }

  private static Set<String> followed(
      List<ObservedInstance> instances, TargetModel model, Set<String> outdated) {
    return instances.stream()
        .filter(i -> !outdated.contains(i.id()) && AtWork.on(i, model))
        .map(ObservedInstance::id)
        .collect(Collectors.toSet());
  }

  /** An operation is never given less time than the target gives its own extensions. */
  private static RolloutPolicy withBudgetOf(ObservedScaleSet set, RolloutPolicy policy) {
    Duration least = set.extensionsTimeBudget();
    return policy.operationTimeout().compareTo(least) >= 0
        ? policy
        : policy.withOperationTimeout(least);
  }
}
