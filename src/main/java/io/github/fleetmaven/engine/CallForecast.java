package io.github.fleetmaven.engine;

import io.github.fleetmaven.model.DesiredTarget;
import io.github.fleetmaven.model.ObservedInstance;
import io.github.fleetmaven.model.ObservedScaleSet.UpgradeMode;
import io.github.fleetmaven.model.RolloutPolicy;
import io.github.fleetmaven.model.RolloutPolicy.Strategy;
import io.github.fleetmaven.plan.Calls;
import io.github.fleetmaven.plan.InstancePlan;
import io.github.fleetmaven.plan.TargetPlan;
import io.github.fleetmaven.plan.Work;
import io.github.fleetmaven.rollout.Forecast;
import io.github.fleetmaven.rollout.Readiness;
import io.github.fleetmaven.rollout.Rollout;
import io.github.fleetmaven.rollout.Sizes;
import io.github.fleetmaven.rollout.Waves;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Foresees how many calls carrying out a plan takes of those that matter. Pure. */
final class CallForecast {

  private CallForecast() {}

  static TargetPlan add(TargetPlan plan, DesiredTarget desired) {
    if (plan.work() instanceof Work.EcsWork ecs) {
      return plan.with(EcsCallForecast.of(plan, ecs));
    }
    return plan.with(
        plan.work() instanceof Work.ScaleSetWork work
            ? calls(work, desired.rollout())
            : calls((Work.MachinesWork) plan.work()));
  }

  private static Calls calls(Work.ScaleSetWork work, RolloutPolicy policy) {
    int writes = work.write().isPresent() ? 1 : 0;
    int batches = drivenFromHere(work, policy) ? batches(work, policy) : 0;
    return new Calls(writes, batches, 0, batches);
  }

  private static Calls calls(Work.MachinesWork work) {
    int steps =
        work.machines().stream()
            .filter(m -> m.plan().selected())
            .mapToInt(m -> m.steps().size())
            .sum();
    return new Calls(0, 0, steps, 0);
  }

  private static boolean drivenFromHere(Work.ScaleSetWork work, RolloutPolicy policy) {
    return work.observed().upgradeMode() == UpgradeMode.MANUAL
        && policy.strategy().map(s -> s == Strategy.BATCHES).orElse(true);
  }

  private static int batches(Work.ScaleSetWork work, RolloutPolicy policy) {
    List<ObservedInstance> all = work.instances();
    Set<String> toDo =
        work.plans().stream()
            .filter(InstancePlan::isToDo)
            .map(InstancePlan::id)
            .collect(Collectors.toSet());
    List<ObservedInstance> touched =
        all.stream().filter(i -> toDo.contains(i.id()) && Skips.reason(i).isEmpty()).toList();
    Rollout rollout =
        new Rollout(
            Waves.of(touched, policy.order().orElseGet(() -> Waves.defaultOrder(all))),
            Sizes.of(policy, all.size()));
    return Forecast.batches(rollout, outOfService(all));
  }

  private static Set<String> outOfService(List<ObservedInstance> instances) {
    return instances.stream()
        .filter(Readiness::outOfService)
        .map(ObservedInstance::id)
        .collect(Collectors.toSet());
  }
}
