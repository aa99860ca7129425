package io.github.fleetmaven.engine;

import io.github.fleetmaven.cloud.CloudError;
import io.github.fleetmaven.event.InstanceOutcome;
import io.github.fleetmaven.model.DesiredTarget;
import io.github.fleetmaven.model.ObservedInstance;
import io.github.fleetmaven.model.ObservedScaleSet;
import io.github.fleetmaven.model.ObservedScaleSet.UpgradeMode;
import io.github.fleetmaven.model.RolloutPolicy;
import io.github.fleetmaven.plan.Driver;
import io.github.fleetmaven.plan.InstancePlan;
import io.github.fleetmaven.plan.TargetModel;
import io.github.fleetmaven.plan.TargetPlan;
import io.github.fleetmaven.plan.Work;
import io.github.fleetmaven.rollout.FleetTags;
import io.github.fleetmaven.rollout.Sizes;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Applies to a scale set: one write of its model, then its instances. Stateless. */
final class ScaleSetApply {

  /** Somebody else's that is waited for, and the batch's own. */
  private static final int OPERATIONS = 2;

  private final RunContext context;
  private final OperationWaiter waiter;
  private final ModelSender sender;
  private final ModelWriter models;
  private final TagWriter tags;
  private final HandlerFailures failures;
  private final FailureReaction reaction;

  ScaleSetApply(
      RunContext context,
      OperationWaiter waiter,
      ModelSender sender,
      ModelWriter models,
      TagWriter tags,
      HandlerFailures failures,
      FailureReaction reaction) {
    this.context = context;
    this.waiter = waiter;
    this.sender = sender;
    this.models = models;
    this.tags = tags;
    this.failures = failures;
    this.reaction = reaction;
  }

  /**
   * Applies.
   *
   * @param reading how old the plan's reading is
   * @param known takes how the instances stand that the run has to do with
   * @return what ended the work early
   */
  Optional<String> apply(
      DesiredTarget desired,
      TargetPlan plan,
      Work.ScaleSetWork work,
      Reading reading,
      Map<String, InstanceOutcome> known) {
    ObservedScaleSet set = work.observed();
    RolloutPolicy policy = withBudgetOf(set, desired.rollout());
    ModelWatch watch = new ModelWatch(set.raw());
    ScaleSetTags home = new ScaleSetTags(context.cloud(), set.id());
    Hold hold = new Hold(context, tags, home, plan.name(), policy, OPERATIONS, Optional.of(watch));
    return new Applying(desired, plan, work, policy, watch, hold, reading, known).run();
  }

  /** One set under way. For one thread. */
  private final class Applying {

    private final DesiredTarget desired;
    private final TargetPlan plan;
    private final Work.ScaleSetWork work;
    private final RolloutPolicy policy;
    private final ModelWatch watch;
    private final Hold hold;
    private final Reading reading;
    private final Map<String, InstanceOutcome> known;

    Applying(
        DesiredTarget desired,
        TargetPlan plan,
        Work.ScaleSetWork work,
        RolloutPolicy policy,
        ModelWatch watch,
        Hold hold,
        Reading reading,
        Map<String, InstanceOutcome> known) {
      this.desired = desired;
      this.plan = plan;
      this.work = work;
      this.policy = policy;
      this.watch = watch;
      this.hold = hold;
      this.reading = reading;
      this.known = known;
    }

    Optional<String> run() {
      if (work.driver() instanceof Driver.Azure driver) {
        return byAzure(driver);
      }
      Set<String> outdated = outdated(work);
      Repairs repairs = new Repairs(context, waiter, work.observed(), policy, hold);
      boolean nothing =
          work.write().isEmpty()
              && !repairs.areLeftSuspended()
              && outdated.isEmpty()
              && followed(work.instances(), work.model(), outdated).isEmpty();
      if (nothing) {
        hold.clear(ScaleSetTags.of(work.observed()));
        return Optional.empty();
      }
      return hold.during(() -> repairs.during(() -> work(outdated, repairs)));
    }

    private Optional<String> byAzure(Driver.Azure driver) {
      if (work.write().isPresent() || driver.isRunning()) {
        return azure(driver).run();
      }
      return tidied(() -> azure(driver).run());
    }

    /** A write of tags alone makes no new model, so that Azure begins nothing by it. */
    private Optional<String> tidied(Supplier<Optional<String>> rest) {
      RolloutPolicy none = policy.withSuspendRepairs(false);
      Repairs repairs = new Repairs(context, waiter, work.observed(), none, hold);
      TagHome.Reading seen = ScaleSetTags.of(work.observed());
      if (!repairs.areLeftSuspended()) {
        hold.clear(seen);
        return rest.get();
      }
      return hold.during(
          () ->
              repairs.during(
                  () -> {
                    hold.take(seen);
                    repairs.suspend();
                    return rest.get();
                  }));
    }

    private AzureRollout azure(Driver.Azure driver) {
      Members members =
          new ScaleSetMembers(
              context,
              waiter,
              sender,
              work.observed(),
              work.model(),
              watch,
              hold::keptTags,
              sizes());
      Set<String> awaited = new HashSet<>(outdated(work));
      awaited.addAll(followed(work.instances(), work.model(), awaited));
      BatchRun batches = new BatchRun(context, members, failures, policy);
      return new AzureRollout(
          context,
          new AzureWrite(context, models, sender, plan, work, hold, watch),
          policy,
          work,
          driver,
          new AzureAccount(context, plan.name(), members, batches, work, awaited, known));
    }

    private Optional<String> work(Set<String> outdated, Repairs repairs) {
      ScaleSetMembers members =
          new ScaleSetMembers(
              context,
              waiter,
              sender,
              work.observed(),
              work.model(),
              watch,
              hold::keptTags,
              sizes());
      if (work.write().isEmpty()) {
        hold.take(ScaleSetTags.of(work.observed()));
        repairs.suspend();
        return rollOut(members, outdated);
      }
      Optional<CloudError> failedWrite = write();
      if (failedWrite.isEmpty()) {
        repairs.suspend();
      }
      if (work.observed().upgradeMode() == UpgradeMode.AUTOMATIC) {
        BatchRun batches = new BatchRun(context, members, failures, policy);
        return new AllAtOnce(context, plan.name(), batches, known)
            .follow(work.instances(), outdated, failedWrite);
      }
      if (failedWrite.isPresent()) {
        throw new TargetFailedException(failedWrite.get().text());
      }
      return rollOut(members, outdated);
    }

    private Sizes sizes() {
      return Sizes.of(policy, work.instances().size());
    }

    private Optional<CloudError> write() {
      return work.write()
          .flatMap(
              write ->
                  models.write(
                      work.observed(),
                      write,
                      plan.changes(),
                      set -> Optional.of(hold.taken(FleetTags.withAll(set.tags(), write.tags()))),
                      watch,
                      policy.operationTimeout()));
    }

    private Backwards backwards() {
      return new ScaleSetBackwards(
          context, waiter, sender, models, work.observed().id(), policy, watch, hold);
    }

    private Optional<String> rollOut(Members members, Set<String> outdated) {
      List<ObservedInstance> instances = reading.freshened(context, work.instances(), members);
      Set<String> followed = followed(instances, work.model(), outdated);
      Members all = new FollowedMembers(context, members, followed);
      Optional<String> stopped =
          new RolloutRun(context, plan.name(), policy, all, failures, hold.gate(), known)
              .run(instances, outdated, followed);
      return reaction.to(stopped, desired, plan, policy, known, backwards());
    }
  }

  private static Set<String> outdated(Work.ScaleSetWork work) {
    return work.plans().stream()
        .filter(InstancePlan::isToDo)
        .map(InstancePlan::id)
        .collect(Collectors.toSet());
  }

  private static Set<String> followed(
      List<ObservedInstance> instances, TargetModel model, Set<String> outdated) {
    return instances.stream()
        .filter(i -> !outdated.contains(i.id()))
        .filter(i -> AtWork.on(i, model) || (!outdated.isEmpty() && AtWork.isUnproven(i)))
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
