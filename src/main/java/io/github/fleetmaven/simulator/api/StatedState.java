package io.github.fleetmaven.simulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.fleetmaven.simulator.service.Refusals;

/** What a PUT says of the state that only the service decides. Stateless. */
final class StatedState {

  private StatedState() {}

  /**
   * Refuses a PUT that has another provisioningState than the resource, as the contract of resource
   * providers demands.
   *
   * @param state the resource's own
   */
  static void check(Call call, String state) {
    JsonNode stated = call.json().path("properties").path("provisioningState");
    if (stated.isTextual() && !stated.asText().equalsIgnoreCase(state)) {
      throw Refusals.invalid(
          "provisioningState",
          "The value '"
              + stated.asText()
              + "' of parameter provisioningState is invalid: the state of the resource is '"
              + state
              + "'.");
    }
  }
}
