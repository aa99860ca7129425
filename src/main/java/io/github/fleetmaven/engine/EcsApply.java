package io.github.fleetmaven.engine;

import io.github.fleetmaven.cloud.EcsCloud;
import io.github.fleetmaven.event.InstanceOutcome;
import io.github.fleetmaven.event.InstanceOutcome.State;
import io.github.fleetmaven.model.DesiredTarget.EcsGroup;
import io.github.fleetmaven.model.ecs.DriverReading;
import io.github.fleetmaven.model.ecs.EcsInstance;
import io.github.fleetmaven.plan.TargetPlan;
import io.github.fleetmaven.plan.Work.EcsInstanceWork;
import io.github.fleetmaven.plan.Work.EcsStep;
import io.github.fleetmaven.plan.Work.EcsWork;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Applies to an ECS group: snapshots of all that are to be updated, then batch by batch an update,
 * a restart and another look. Stateless.
 */
final class EcsApply {

  /** A batch waits for an update, and twice for instances to be back. */
  private static final int OPERATIONS = 3;

  private final RunContext context;
  private final EcsRegions regions;
  private final TagWriter tags;
  private final HandlerFailures failures;

  EcsApply(RunContext context, EcsRegions regions, TagWriter tags, HandlerFailures failures) {
    this.context = context;
    this.regions = regions;
    this.tags = tags;
    this.failures = failures;
  }

  /**
   * Applies.
   *
   * @param reading how old the plan's reading is
   * @param known takes how the instances stand
   * @return what ended the work early
   */
  Optional<String> apply(
      TargetPlan plan, EcsWork work, Reading reading, Map<String, InstanceOutcome> known) {
    work.instances().forEach(i -> untouched(i).ifPresent(o -> known.put(o.id(), o)));
    if (work.instances().isEmpty()) {
      return Optional.empty();
    }
    EcsGroup group = work.desired();
    EcsCloud cloud = regions.region(group.regionId());
    EcsInstance home = home(work);
    Hold hold =
        new Hold(
            context,
            tags,
            new EcsTags(cloud, home.id()),
            plan.name(),
            group.rollout(),
            OPERATIONS,
            Optional.empty());
    if (plan.touched().isEmpty()) {
      hold.clear(EcsTags.of(home));
      return Optional.empty();
    }
    // What can't be sent must stop the group before anything is written.
    EcsScript update =
        work.with(EcsStep.Update.class).isEmpty()
            ? EcsScript.NOTHING
            : EcsScripts.update(cloud, group);
    hold.take(EcsTags.of(home));
    return hold.during(
        () ->
            new EcsRollout(context, cloud, work, update, failures, hold.gate(), known)
                .run(reading));
  }

  private static EcsInstance home(EcsWork work) {
    return work.instances().stream()
        .map(i -> i.observed().instance())
        .min(Comparator.comparing(EcsInstance::id))
        .orElseThrow();
  }

  /** How an instance stands that the rollout has nothing to do with. */
  private static Optional<InstanceOutcome> untouched(EcsInstanceWork work) {
    if (work.step() instanceof EcsStep.Nothing) {
      String version =
          work.observed().driver() instanceof DriverReading.Known known
              ? ": " + known.productVersion()
              : "";
      String word =
          work.observed().isRestartPending()
              ? EcsEnd.Kind.UPDATED_RESTART_PENDING.word()
              : "compliant";
      return Optional.of(new InstanceOutcome(work.id(), State.CURRENT, false, word + version));
    }
    if (work.step() instanceof EcsStep.Skip skip && skip.lost() && work.plan().selected()) {
      EcsEnd end = new EcsEnd(EcsEnd.Kind.INDETERMINATE, String.join("; ", skip.reasons()));
      return Optional.of(new InstanceOutcome(work.id(), State.FAILED, false, end.text()));
    }
    List<String> reasons =
        work.step() instanceof EcsStep.Skip skip
            ? skip.reasons()
            : work.step() instanceof EcsStep.Ask ? work.plan().differences() : List.of();
    return reasons.isEmpty() || !work.plan().selected()
        ? Optional.empty()
        : Optional.of(
            new InstanceOutcome(work.id(), State.SKIPPED, false, String.join("; ", reasons)));
  }
}
