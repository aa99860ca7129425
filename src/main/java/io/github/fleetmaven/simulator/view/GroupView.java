package io.github.fleetmaven.simulator.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.store.Group;
import io.github.fleetmaven.simulator.store.Json;
import io.github.fleetmaven.simulator.store.ResourceId;

/** Subscriptions and resource groups as the wire shows them. Stateless. */
public final class GroupView {

  private GroupView() {}

  /** Returns a resource group. */
  public static ObjectNode of(Group group) {
    ObjectNode result = Json.object();
    result.put("id", group.id());
    result.put("name", ResourceId.nameOf(group.id()));
    result.put("type", "Microsoft.Resources/resourceGroups");
    result.put("location", group.location());
    result.set("tags", group.tags());
    result.putObject("properties").put("provisioningState", "Succeeded");
    return result;
  }

  /** Returns a subscription. */
  public static ObjectNode subscription(String id) {
    return Json.object()
        .put("id", "/subscriptions/" + id)
        .put("subscriptionId", id)
        .put("displayName", "Simulated subscription")
        .put("state", "Enabled");
  }
}
