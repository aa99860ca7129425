package io.github.fleetmaven.azure;

import io.github.fleetmaven.model.ObservedMachine;
import io.github.fleetmaven.model.ResourceId;
import java.util.Map;

/** Reads a virtual machine with its extensions and its instance view. Immutable. */
record ReadMachine(Arm arm) {

  ObservedMachine run(ResourceId id) {
    return MachineReader.read(
        id,
        arm.get(
            "read the virtual machine " + id.name(),
            id.subscriptionId(),
            id.path(),
            Map.of("$expand", "instanceView")));
  }
}
