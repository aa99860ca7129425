package io.github.fleetmaven.azure;

import io.github.fleetmaven.model.ObservedScaleSet;
import io.github.fleetmaven.model.ResourceId;
import java.util.Map;

/** Reads the model of a scale set. Immutable. */
record ReadScaleSet(Arm arm) {

  ObservedScaleSet run(ResourceId id) {
    String action = "read the model of " + id.name();
    return ScaleSetReader.read(id, arm.get(action, id.subscriptionId(), id.path(), Map.of()));
  }
}
