package io.github.fleetmaven.engine;

import io.github.fleetmaven.model.DesiredTarget;
import io.github.fleetmaven.model.ObservedInstance;
import io.github.fleetmaven.model.ecs.VirtioDriver;
import io.github.fleetmaven.plan.Calls;
import io.github.fleetmaven.plan.InstancePlan;
import io.github.fleetmaven.plan.TargetPlan;
import io.github.fleetmaven.plan.Work;
import io.github.fleetmaven.plan.Work.EcsStep;
import io.github.fleetmaven.rollout.Forecast;
import io.github.fleetmaven.rollout.Readiness;
import io.github.fleetmaven.rollout.Rollout;
import io.github.fleetmaven.rollout.Sizes;
import io.github.fleetmaven.rollout.Waves;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Foresees by how many calls something is done to the instances of an ECS group. Pure.
 *
 * <p>With b batches, each of at most c = ⌈size / 100⌉ chunks: b·c commands that update, b·c that
 * look at the drivers afterwards and, with restarts, b·c restarts and b·c commands that look again;
 * one snapshot for each instance whose system disk is kept, and no fewer where all its disks are. A
 * batch of instances that only have to be restarted has no command that updates; it is counted all
 * the same.
 *
 * <p>What only reads follows from pages and chunks, too, and not from instances × polls: n
 * instances take ⌈n / 100⌉ lists of instances and of agents, the past updates ⌈invocations / 50⌉
 * pages, a look at k drivers ⌈k / 100⌉ commands and, at each poll, ⌈k / 50⌉ pages of results, and
 * at each poll s running snapshots take ⌈s / 100⌉ lists. Only disks are read one instance at a
 * time.
 */
final class EcsCallForecast {

  private static final int AT_ONCE = 100;

  private EcsCallForecast() {}

  static Calls of(TargetPlan plan, Work.EcsWork work) {
    int updates = work.with(EcsStep.Update.class).size();
    int batches = batches(plan, work);
    if (batches == 0) {
      return Calls.NONE;
    }
    DesiredTarget.EcsGroup desired = work.desired();
    boolean restart = desired.driver().restart() == VirtioDriver.Restart.BATCHED;
    int size = Math.max(1, Sizes.of(desired.rollout(), work.instances().size()).batch());
    int chunks = batches * ((Math.min(size, work.instances().size()) + AT_ONCE - 1) / AT_ONCE);
    int commands = (updates > 0 ? 1 : 0) + (restart ? 2 : 1);
    boolean keeps = desired.driver().snapshot().disks() != VirtioDriver.Snapshot.Disks.NONE;
    return Calls.ofEcs(commands * chunks, keeps ? notSent(work) : 0, restart ? chunks : 0);
  }

  /** What an earlier run has sent already had its snapshots before. */
  private static int notSent(Work.EcsWork work) {
    return (int)
        work.with(EcsStep.Update.class).stream()
            .filter(i -> i.step() instanceof EcsStep.Update update && !update.underway())
            .count();
  }

  private static int batches(TargetPlan plan, Work.EcsWork work) {
    DesiredTarget.EcsGroup desired = work.desired();
    List<ObservedInstance> all =
        work.instances().stream().map(i -> i.observed().asInstance(desired.regionId())).toList();
    Set<String> touched = plan.touched().stream().map(InstancePlan::id).collect(Collectors.toSet());
    Rollout rollout =
        new Rollout(
            Waves.of(
                all.stream().filter(i -> touched.contains(i.id())).toList(),
                desired.rollout().order().orElseGet(() -> Waves.defaultOrder(all))),
            Sizes.of(desired.rollout(), all.size()));
    Set<String> out =
        all.stream()
            .filter(Readiness::outOfService)
            .map(ObservedInstance::id)
            .collect(Collectors.toSet());
    return Forecast.batches(rollout, out);
  }
}
