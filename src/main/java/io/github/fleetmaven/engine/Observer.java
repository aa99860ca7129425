package io.github.fleetmaven.engine;

import io.github.fleetmaven.cloud.Cloud;
import io.github.fleetmaven.model.DesiredTarget;
import io.github.fleetmaven.model.ObservedMachine;
import io.github.fleetmaven.model.ObservedScaleSet;
import io.github.fleetmaven.model.ObservedTarget;
import java.util.List;

/** Reads a target from a cloud: for a scale set, its model once and its instance list once. */
final class Observer {

  private final Cloud cloud;

  Observer(Cloud cloud) {
    this.cloud = cloud;
  }

  ObservedTarget observe(DesiredTarget desired) {
    if (desired instanceof DesiredTarget.ScaleSet set) {
      ObservedScaleSet model = cloud.readScaleSet(set.id());
      return new ObservedTarget.ScaleSet(model, cloud.readInstances(model));
    }
    if (desired instanceof DesiredTarget.Machine machine) {
      return new ObservedTarget.Machines(List.of(cloud.readMachine(machine.id())));
    }
    DesiredTarget.MachineGroup group = (DesiredTarget.MachineGroup) desired;
    return new ObservedTarget.Machines(
        distinctIds(
            cloud.findMachines(group.subscriptionId(), group.resourceGroup(), group.tags())));
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
