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

  /** Returns a subscription of a tenant. */
  public static ObjectNode subscription(String id, String tenant) {
    ObjectNode result = Json.object();
    result.put("id", "/subscriptions/" + id);
    result.put("authorizationSource", "RoleBased");
    result.putArray("managedByTenants");
    result.put("subscriptionId", id);
    result.put("tenantId", tenant);
    result.put("displayName", "Simulated subscription");
    result.put("state", "Enabled");
    result
        .putObject("subscriptionPolicies")
        .put("locationPlacementId", "Public_2014-09-01")
        .put("quotaId", "PayAsYouGo_2014-09-01")
        .put("spendingLimit", "Off");
    return result;
  }
}
