package io.github.fleetmaven.azure;

import io.github.fleetmaven.cloud.CloudError;
import io.github.fleetmaven.model.Value;
import java.util.Locale;
import java.util.Optional;

/** How the last operation on a resource stands, by its {@code provisioningState}. */
enum ProvisioningState {
  RUNNING,
  SUCCEEDED,
  FAILED;

  /** Reads the state of a resource; one that has none is done. */
  static ProvisioningState of(Value.Obj resource) {
    return named(text(resource));
  }

  /** Reads a state by its name; any that isn't an end is running. */
  static ProvisioningState named(String state) {
    return switch (state.toLowerCase(Locale.ROOT)) {
      case "succeeded" -> SUCCEEDED;
      case "failed", "canceled", "cancelled" -> FAILED;
      default -> RUNNING;
    };
  }

  /** Returns that the operation on a resource failed, as far as the resource tells. */
  static CloudError failure(String action, Value.Obj resource, Optional<String> requestId) {
    String message =
        "the provisioning state of "
            + resource.text("name").orElse("the resource")
            + " is "
            + text(resource)
            + "; it names no reason";
    return new CloudError(CloudError.Kind.OPERATION_FAILED, action, 0, "", message, requestId);
  }

  private static String text(Value.Obj resource) {
    return resource.obj("properties").text("provisioningState").orElse("Succeeded");
  }
}
