package io.github.fleetmaven.engine;

import io.github.fleetmaven.cloud.CloudError;
import io.github.fleetmaven.model.ObservedScaleSet;
import io.github.fleetmaven.model.ObservedTarget;
import io.github.fleetmaven.model.ResourceId;
import io.github.fleetmaven.model.RolloutPolicy;
import io.github.fleetmaven.plan.TargetPlan;
import io.github.fleetmaven.plan.Work;
import io.github.fleetmaven.rollout.Sizes;
import java.util.Optional;

/** Rolls a scale set back: one write of its model, then its instances. For one target. */
final class ScaleSetBackwards implements Backwards {

  private final RunContext context;
  private final OperationWaiter waiter;
  private final ModelSender sender;
  private final ModelWriter models;
  private final ResourceId set;
  private final RolloutPolicy policy;
  private final ModelWatch watch;
  private final Hold hold;

  ScaleSetBackwards(
      RunContext context,
      OperationWaiter waiter,
      ModelSender sender,
      ModelWriter models,
      ResourceId set,
      RolloutPolicy policy,
      ModelWatch watch,
      Hold hold) {
    this.context = context;
    this.waiter = waiter;
    this.sender = sender;
    this.models = models;
    this.set = set;
    this.policy = policy;
    this.watch = watch;
    this.hold = hold;
  }

  @Override
  public Gate gate() {
    return hold.gate();
  }

  @Override
  public ObservedTarget observe() {
    ObservedScaleSet now = context.cloud().readScaleSet(set);
    return new ObservedTarget.ScaleSet(now, context.cloud().readInstances(now));
  }

  @Override
  public Members putBack(TargetPlan back) {
    Work.ScaleSetWork work = (Work.ScaleSetWork) back.work();
    Optional<CloudError> failed =
        work.write()
            .flatMap(
                write ->
                    models.write(
                        work.observed(),
                        write,
                        back.changes(),
                        now -> Optional.of(hold.taken(now.tags())),
                        watch,
                        policy.operationTimeout()));
    if (failed.isPresent()) {
      throw new TargetFailedException(failed.get().text());
    }
    return new ScaleSetMembers(
        context,
        waiter,
        sender,
        work.observed(),
        work.model(),
        watch,
        hold::keptTags,
        Sizes.of(policy, work.instances().size()));
  }
}
