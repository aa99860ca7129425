package io.github.fleetmaven.engine;

import io.github.fleetmaven.catalog.FailureText;
import io.github.fleetmaven.cloud.Cloud;
import io.github.fleetmaven.event.RunListener;
import io.github.fleetmaven.event.TargetOutcome;
import io.github.fleetmaven.model.DesiredFleet;
import io.github.fleetmaven.model.DesiredTarget;
import io.github.fleetmaven.plan.Before;
import io.github.fleetmaven.plan.Plan;
import io.github.fleetmaven.plan.TargetPlan;
import io.github.fleetmaven.time.Time;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Carries out a plan: its targets in parallel, each by itself, so that what fails on one of them
 * leaves the others alone. Returns when all have ended.
 */
public final class FleetApplier {

  /** Nearly all the time their threads wait; how fast requests go, the cloud's limits decide. */
  private static final int TARGETS_AT_ONCE = 32;

  private static final int MACHINES_AT_ONCE = 16;

  private final TargetApply targets;

  /**
   * Makes an applier.
   *
   * @param regions where ECS groups are
   * @param time by which it waits
   * @param listener hears what happens, from several threads
   * @param renderer turns what is planned into what is sent
   * @param texts explains what handlers report
   * @param identity who the run is
   * @param stop by which the user ends it after the batches that are under way
   * @param before what the targets were before, for a rollback
   */
  public FleetApplier(
      Cloud cloud,
      EcsRegions regions,
      Time time,
      RunListener listener,
      ExtensionRenderer renderer,
      FailureText texts,
      RunIdentity identity,
      StopRequest stop,
      Before before) {
    RunContext context = new RunContext(cloud, time, listener, identity, stop);
    OperationWaiter waiter = new OperationWaiter(context);
    TagWriter tags = new TagWriter(context, waiter);
    HandlerFailures failures = new HandlerFailures(texts);
    ModelSender sender = new ModelSender(context, waiter);
    ModelWriter models = new ModelWriter(context, renderer, sender);
    FailureReaction reaction = new FailureReaction(context, failures, before);
    Parallel machines = new Parallel("fleet-machine", MACHINES_AT_ONCE);
    this.targets =
        new TargetApply(
            context,
            new ScaleSetApply(context, waiter, sender, models, tags, failures, reaction),
            new MachinesApply(context, waiter, renderer, machines, tags, failures, reaction),
            new EcsApply(context, regions, tags, failures));
  }

  /**
   * Carries out a plan that nothing refuses.
   *
   * @param readSince when its targets were read, or earlier, by the time that this waits by; what
   *     is known of instances gets old, and is then read anew before the first batch
   * @return how each target stands, in the order of the plan
   */
  public List<TargetOutcome> apply(DesiredFleet fleet, Plan plan, Instant readSince) {
    return apply(fleet, plan, readSince, Map.of());
  }

  /**
   * Carries out a plan that nothing refuses.
   *
   * @param readSince when its targets were read, or earlier
   * @param blocked of targets that must not be touched, by their names, why
   * @return how each target stands, in the order of the plan
   */
  public List<TargetOutcome> apply(
      DesiredFleet fleet, Plan plan, Instant readSince, Map<String, String> blocked) {
    if (plan.isRefused()) {
      throw new IllegalArgumentException("a refused plan can't be carried out");
    }
    Map<String, DesiredTarget> byName =
        fleet.targets().stream()
            .collect(Collectors.toMap(DesiredTarget::name, Function.identity()));
    Reading reading = new Reading(readSince);
    return new Parallel("fleet-apply", TARGETS_AT_ONCE)
        .map(
            plan.targets(),
            target ->
                targets.apply(
                    desired(byName, target),
                    target,
                    reading,
                    Optional.ofNullable(blocked.get(target.name()))));
  }

  private static DesiredTarget desired(Map<String, DesiredTarget> byName, TargetPlan plan) {
    DesiredTarget target = byName.get(plan.name());
    if (target == null) {
      throw new IllegalArgumentException("the plan holds a target that the fleet doesn't");
    }
    return target;
  }
}
