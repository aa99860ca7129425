package io.github.fleetmaven.simulator.throttle;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.fleetmaven.simulator.store.Json;
import io.github.fleetmaven.simulator.store.ScaleSet;
import io.github.fleetmaven.simulator.store.Store;
import io.github.fleetmaven.simulator.throttle.Policy.Machines;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * How many machines a request touches: what is charged for it beside itself.
 *
 * @param store where they are
 * @param pageSize how many of them a list shows at once
 */
record Touched(Store store, int pageSize) {

  int by(String method, Address address, byte[] body, Machines machines) {
    if (machines == Machines.NOTHING || machines == Machines.LATER) {
      return 0;
    }
    Optional<ScaleSet> set = store.scaleSet(address.scaleSet());
    int members = set.map(store::memberCount).orElse(0);
    List<String> below = address.below();
    if (address.isInstance()) {
      return below.get(3).equals("*") ? members : 1;
    }
    if (machines == Machines.VIEWS) {
      return Math.min(members, pageSize);
    }
    String child = below.size() < 3 ? "" : below.get(2);
    return switch (child) {
      case "" -> method.equals("DELETE") ? members : added(set, json(body));
      case "extensions" -> 1;
      case "rollingupgrades", "extensionrollingupgrade", "setorchestrationservicestate" -> 0;
      default -> chosen(json(body), members);
    };
  }

  /** Machines that a write makes, or deletes. */
  private static int added(Optional<ScaleSet> set, JsonNode body) {
    JsonNode capacity = body.at("/sku/capacity");
    int before = set.map(found -> found.document().at("/sku/capacity").asInt()).orElse(0);
    return capacity.isInt() ? Math.abs(capacity.asInt() - before) : 0;
  }

  private static int chosen(JsonNode body, int members) {
    JsonNode ids = body.path("instanceIds");
    boolean all = !ids.isArray() || hasStar(ids);
    return all ? members : ids.size();
  }

  private static boolean hasStar(JsonNode ids) {
    for (JsonNode id : ids) {
      if (id.asText().equals("*")) {
        return true;
      }
    }
    return false;
  }

  private static JsonNode json(byte[] body) {
    try {
      return body.length == 0 ? Json.object() : Json.read(body);
    } catch (IOException notJson) {
      return Json.object();
    }
  }
}
