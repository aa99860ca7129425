package io.github.fleetmaven.engine;

import io.github.fleetmaven.cloud.Cloud;
import io.github.fleetmaven.model.DesiredTarget;
import io.github.fleetmaven.model.ObservedMachine;
import io.github.fleetmaven.model.ObservedScaleSet;
import io.github.fleetmaven.model.ObservedTarget;
import io.github.fleetmaven.model.RollingUpgrade;
import io.github.fleetmaven.plan.Driver;
import java.util.List;
import java.util.Optional;

/**
 * Reads a target from a cloud: for a scale set, its model once and its instance list once, and the
 * last rolling upgrade where Azure drives.
 */
final class Observer {

  private final Cloud cloud;
  private final EcsReading ecs;

  Observer(Cloud cloud, EcsReading ecs) {
    this.cloud = cloud;
    this.ecs = ecs;
  }

  ObservedTarget observe(DesiredTarget desired) {
    if (desired instanceof DesiredTarget.ScaleSet set) {
      return observe(set);
    }
    if (desired instanceof DesiredTarget.Machine machine) {
      return new ObservedTarget.Machines(List.of(cloud.readMachine(machine.id())));
    }
    if (desired instanceof DesiredTarget.EcsGroup group) {
      RunContext context = RunContext.ofReading(cloud, ecs.time(), ecs.listener());
      return new EcsObserver(context, ecs).observe(group);
    }
    DesiredTarget.MachineGroup group = (DesiredTarget.MachineGroup) desired;
    return new ObservedTarget.Machines(
        distinctIds(
            cloud.findMachines(group.subscriptionId(), group.resourceGroup(), group.tags())));
  }

  /**
   * Reads a set. Where Azure drives, its rolling upgrade is read before the instances: one that
   * ends in between is then taken as running, and looked at again, and not begun once more.
   */
  private ObservedTarget observe(DesiredTarget.ScaleSet set) {
    ObservedScaleSet model = cloud.readScaleSet(set.id());
    Optional<RollingUpgrade> upgrade =
        Driver.isAzure(set.rollout(), model.upgradeMode())
            ? cloud.latestRollingUpgrade(set.id())
            : Optional.empty();
    return new ObservedTarget.ScaleSet(model, cloud.readInstances(model), upgrade);
  }

  /** Machines of several resource groups may share a name: the group's name then goes before it. */
  private static List<ObservedMachine> distinctIds(List<ObservedMachine> machines) {
    long names = machines.stream().map(m -> m.instance().id()).distinct().count();
    if (names == machines.size()) {
      return machines;
    }
    return machines.stream()
        .map(m -> m.withInstance(m.instance().withId(m.id().resourceGroup() + "/" + m.id().name())))
        .toList();
  }
}
