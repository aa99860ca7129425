package io.github.fleetmaven.simulator.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.store.Json;
import java.util.List;

/**
 * A region, for clients that want a list of them; resources may be in any other too.
 *
 * @param name as resources have it
 * @param displayName as people read it
 */
record Region(String name, String displayName) {

  /** Some of Azure's regions. */
  static final List<Region> ALL =
      List.of(
          new Region("australiaeast", "Australia East"),
          new Region("brazilsouth", "Brazil South"),
          new Region("canadacentral", "Canada Central"),
          new Region("centralindia", "Central India"),
          new Region("centralus", "Central US"),
          new Region("eastasia", "East Asia"),
          new Region("eastus", "East US"),
          new Region("eastus2", "East US 2"),
          new Region("francecentral", "France Central"),
          new Region("germanywestcentral", "Germany West Central"),
          new Region("japaneast", "Japan East"),
          new Region("koreacentral", "Korea Central"),
          new Region("northcentralus", "North Central US"),
          new Region("northeurope", "North Europe"),
          new Region("southcentralus", "South Central US"),
          new Region("southeastasia", "Southeast Asia"),
          new Region("swedencentral", "Sweden Central"),
          new Region("switzerlandnorth", "Switzerland North"),
          new Region("uksouth", "UK South"),
          new Region("westeurope", "West Europe"),
          new Region("westus", "West US"),
          new Region("westus2", "West US 2"),
          new Region("westus3", "West US 3"));

  /** Returns this region as a subscription lists it. */
  ObjectNode view(String subscriptionId) {
    ObjectNode result = Json.object();
    result.put("id", subscriptionId + "/locations/" + name);
    result.put("name", name);
    result.put("type", "Region");
    result.put("displayName", displayName);
    result.put("regionalDisplayName", displayName);
    result.putObject("metadata").put("regionType", "Physical").put("regionCategory", "Recommended");
    return result;
  }
}
