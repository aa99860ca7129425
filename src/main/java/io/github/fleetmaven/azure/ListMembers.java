package io.github.fleetmaven.azure;

import io.github.fleetmaven.model.ObservedInstance;
import io.github.fleetmaven.model.ResourceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Lists the members of a Flexible scale set, which are virtual machines of its resource group, with
 * their instance views. Immutable.
 */
record ListMembers(Arm arm) {

  List<ObservedInstance> run(ResourceId set) {
    List<ObservedInstance> members = new ArrayList<>();
    InstanceReader reader = new InstanceReader();
    arm.list(
        "list the members of " + set.name(),
        set.subscriptionId(),
        MachinePaths.in(set.subscriptionId(), set.resourceGroup()),
        Map.of(
            "$filter",
            "'virtualMachineScaleSet/id' eq '" + set.path() + "'",
            "$expand",
            "instanceView"),
        page -> page.forEach(item -> members.add(reader.readMachine(item))));
    members.sort(InstanceReader.BY_ID);
    return List.copyOf(members);
  }
}
