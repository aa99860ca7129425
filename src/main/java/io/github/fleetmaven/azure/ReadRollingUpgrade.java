package io.github.fleetmaven.azure;

import io.github.fleetmaven.cloud.CloudError;
import io.github.fleetmaven.cloud.CloudException;
import io.github.fleetmaven.model.ResourceId;
import io.github.fleetmaven.model.RollingUpgrade;
import io.github.fleetmaven.model.RollingUpgrade.Code;
import io.github.fleetmaven.model.Value;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads the last rolling upgrade of a scale set. Immutable. */
record ReadRollingUpgrade(Arm arm) {

  Optional<RollingUpgrade> run(ResourceId set) {
    try {
      Value.Obj latest =
          arm.get(
              "read the rolling upgrade of " + set.name(),
              set.subscriptionId(),
              set.path() + "/rollingUpgrades/latest",
              Map.of());
      return Optional.of(read(latest.obj("properties")));
    } catch (CloudException e) {
      if (e.error().kind() == CloudError.Kind.NOT_FOUND) {
        return Optional.empty(); // there never was one
      }
      throw e;
    }
  }

  private static RollingUpgrade read(Value.Obj properties) {
    Value.Obj progress = properties.obj("progress");
    return new RollingUpgrade(
        code(properties.obj("runningStatus").text("code").orElse("")),
        instant(properties.obj("runningStatus").text("startTime").orElse("")),
        progress.integer("successfulInstanceCount").orElse(0),
        progress.integer("failedInstanceCount").orElse(0),
        progress.integer("inProgressInstanceCount").orElse(0),
        progress.integer("pendingInstanceCount").orElse(0),
        error(properties.obj("error")));
  }

  /**
   * A code that isn't known is none that goes on: whoever waits for an end must not wait for it.
   */
  private static Code code(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "rollingforward" -> Code.ROLLING_FORWARD;
      case "completed" -> Code.COMPLETED;
      case "cancelled" -> Code.CANCELLED;
      default -> Code.FAULTED;
    };
  }

  private static Instant instant(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      return Instant.EPOCH;
    }
  }

  private static Optional<String> error(Value.Obj error) {
    String code = error.text("code").orElse("");
    String message = error.text("message").orElse("");
    String text = code.isEmpty() || message.isEmpty() ? code + message : code + ": " + message;
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }
}
