package io.github.fleetmaven.simulator.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.store.Json;
import io.github.fleetmaven.simulator.store.Resource;
import io.github.fleetmaven.simulator.store.ResourceId;
import io.github.fleetmaven.simulator.store.Store;
import java.util.stream.Stream;

/** Proximity placement groups and availability sets, with what is in them. Stateless. */
public final class PlacementView {

  private PlacementView() {}

  /** Returns a group or set with what is in it. */
  public static ObjectNode of(Resource resource, Store store) {
    ObjectNode view = ResourceView.of(resource);
    ObjectNode properties = Json.objectAt(view, "properties");
    String subscription = "/subscriptions/" + ResourceId.subscriptionOf(resource.id());
    boolean proximity = resource.type().equalsIgnoreCase("proximityPlacementGroups");
    String key = proximity ? "proximityPlacementGroup" : "availabilitySet";
    properties.set(
        "virtualMachines",
        in(
            resource,
            key,
            store.virtualMachinesWithin(subscription).stream()
                .map(machine -> new Member(machine.identity().id(), machine.document()))));
    if (proximity) {
      properties.set(
          "virtualMachineScaleSets",
          in(
              resource,
              key,
              store.scaleSetsWithin(subscription).stream()
                  .map(set -> new Member(set.id(), set.document()))));
      properties.set(
          "availabilitySets",
          in(
              resource,
              key,
              store.resourcesBelow(subscription).stream()
                  .filter(other -> other.type().equalsIgnoreCase("availabilitySets"))
                  .map(other -> new Member(other.id(), other.document()))));
    }
    view.set("properties", properties);
    return view;
  }

  private record Member(String id, JsonNode document) {}

  private static ArrayNode in(Resource resource, String key, Stream<Member> all) {
    ArrayNode result = Json.array();
    all.filter(
            member -> {
              JsonNode reference = member.document().path("properties").path(key).path("id");
              return reference.asText("").equalsIgnoreCase(resource.id());
            })
        .forEach(member -> result.addObject().put("id", member.id()));
    return result;
  }
}
