package io.github.fleetmaven.azure;

import io.github.fleetmaven.model.ObservedInstance;
import io.github.fleetmaven.model.ResourceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Lists the instances of a Uniform scale set with their instance views. Immutable. */
record ListInstances(Arm arm) {

  List<ObservedInstance> run(ResourceId set) {
    List<ObservedInstance> instances = new ArrayList<>();
    InstanceReader reader = new InstanceReader();
    arm.list(
        "list the instances of " + set.name(),
        set.subscriptionId(),
        set.path() + "/virtualMachines",
        Map.of("$expand", "instanceView"),
        page -> page.forEach(item -> instances.add(reader.readInstance(item))));
    instances.sort(InstanceReader.BY_ID);
    return List.copyOf(instances);
  }
}
