package io.github.fleetmaven.engine;

import io.github.fleetmaven.cloud.CloudError;
import io.github.fleetmaven.model.ObservedScaleSet;
import io.github.fleetmaven.plan.TargetPlan;
import io.github.fleetmaven.plan.Work;
import io.github.fleetmaven.rollout.FleetTags;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The write by which Azure's rollout begins. For one target, used by one thread.
 *
 * <p>It minds the lease of another run, and takes none: while Azure rolls, Azure itself refuses
 * every other write, and once a rollout was cancelled or has failed, giving a lease back would be a
 * write that starts it again.
 */
final class AzureWrite {

  private final RunContext context;
  private final ModelWriter models;
  private final ModelSender sender;
  private final TargetPlan plan;
  private final Work.ScaleSetWork work;
  private final Hold hold;
  private final ModelWatch model;

  AzureWrite(
      RunContext context,
      ModelWriter models,
      ModelSender sender,
      TargetPlan plan,
      Work.ScaleSetWork work,
      Hold hold,
      ModelWatch model) {
    this.context = context;
    this.models = models;
    this.sender = sender;
    this.plan = plan;
    this.work = work;
    this.hold = hold;
    this.model = model;
  }

  /**
   * Writes the model where the plan asks for it; returns once that has ended or Azure's rollout has
   * begun.
   *
   * @param watch sees Azure's rollout begin
   * @param timeout how long that may take
   * @return why the write failed after the cloud had accepted it
   * @throws TargetFailedException when somebody else holds the target, or the model was not written
   */
  Optional<CloudError> run(RollingUpgradeWatch watch, Duration timeout) {
    ObservedScaleSet before = work.observed();
    boolean sameContent = plan.changes().isEmpty();
    WriteEnd end = new AzureWriteEnd(context, watch, timeout, sameContent);
    return work.write()
        .flatMap(
            write ->
                models.write(
                    before,
                    write,
                    plan.changes(),
                    model,
                    command ->
                        sender.send(before, command, set -> tags(set, write), timeout, end)));
  }

  /** What a dead run has left of its lease goes; a free target needs none of it. */
  private Optional<Map<String, String>> tags(ObservedScaleSet set, Work.ModelWrite write) {
    hold.checkFree(set.tags());
    Map<String, String> free = FleetTags.without(set.tags(), FleetTags.LEASE);
    Map<String, String> all =
        FleetTags.withAll(FleetTags.without(free, FleetTags.CONTROL), write.tags());
    return all.equals(set.tags()) ? Optional.empty() : Optional.of(all);
  }
}
