package io.github.fleetmaven.simulator.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.store.Failure;
import io.github.fleetmaven.simulator.store.Json;
import io.github.fleetmaven.simulator.store.Operation;
import org.jspecify.annotations.Nullable;

/** Operations as the wire shows them. Stateless. */
public final class OperationView {

  private OperationView() {}

  /** Returns the status of an operation. */
  public static ObjectNode of(Operation operation) {
    ObjectNode result = Json.object();
    result.put("startTime", Statuses.time(operation.start()));
    @Nullable Failure failure = operation.failure();
    if (operation.end() == null) {
      result.put("status", "InProgress");
    } else {
      result.put("endTime", Statuses.time(operation.end()));
      String failed = operation.canceled() ? "Canceled" : "Failed";
      result.put("status", failure == null ? "Succeeded" : failed);
      if (failure == null && operation.output() != null) {
        result.putObject("properties").set("output", operation.output());
      }
      if (failure != null) {
        result.putObject("error").put("code", failure.code()).put("message", failure.message());
      }
    }
    return result.put("name", operation.id());
  }
}
