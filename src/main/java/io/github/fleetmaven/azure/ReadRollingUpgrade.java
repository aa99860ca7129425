package io.github.fleetmaven.azure;

import io.github.fleetmaven.cloud.CloudError;
import io.github.fleetmaven.cloud.CloudException;
import io.github.fleetmaven.model.ResourceId;
import io.github.fleetmaven.model.Value;
import java.util.Map;

/** Reads the last rolling upgrade of a scale set. Immutable. */
record ReadRollingUpgrade(Arm arm) {

  private static final String RUNNING = "RollingForward";

  boolean isRunning(ResourceId set) {
    try {
      Value.Obj latest =
          arm.get(
              "read the rolling upgrade of " + set.name(),
              set.subscriptionId(),
              set.path() + "/rollingUpgrades/latest",
              Map.of());
      return latest
          .at("properties", "runningStatus")
          .text("code")
          .filter(RUNNING::equalsIgnoreCase)
          .isPresent();
    } catch (CloudException e) {
      if (e.error().kind() == CloudError.Kind.NOT_FOUND) {
        return false; // there never was one
      }
      throw e;
    }
  }
}
