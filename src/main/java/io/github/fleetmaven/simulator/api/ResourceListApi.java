package io.github.fleetmaven.simulator.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.service.Services;
import io.github.fleetmaven.simulator.store.Json;
import io.github.fleetmaven.simulator.store.ResourceId;
import io.github.fleetmaven.simulator.store.Store;
import io.github.fleetmaven.simulator.view.ExtensionView;
import io.github.fleetmaven.simulator.view.MachineView;
import io.github.fleetmaven.simulator.view.ResourceView;
import io.github.fleetmaven.simulator.view.ScaleSetView;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Lists of resources of whatever type, each with the little that the Resource Manager knows. */
final class ResourceListApi {

  private static final Set<String> SHOWN =
      Set.of("id", "name", "type", "location", "tags", "sku", "zones", "identity", "plan");

  private final Services services;
  private final Store store;
  private final Pages pages;

  ResourceListApi(Services services, Pages pages) {
    this.services = services;
    this.store = services.simulation().store();
    this.pages = pages;
  }

  List<Route> routes() {
    return List.of(
        Route.of("GET", Groups.SUBSCRIPTION + "/resources", this::list),
        Route.of("GET", Groups.GROUP + "/resources", this::list));
  }

  private Answer list(Call call) {
    String scope =
        ResourceId.key(call.variable("group").isEmpty() ? call.subscriptionId() : call.group());
    ResourceFilter filter = ResourceFilter.of(call.query().getOrDefault("$filter", ""));
    List<ObjectNode> found = all(scope).filter(filter::lets).toList();
    return pages.of(call, found, ResourceListApi::id, resource -> shown(call, resource));
  }

  private Stream<ObjectNode> all(String scope) {
    return Stream.of(
            store.scaleSetsWithin(scope).stream().map(ScaleSetView::of),
            machines(scope),
            store.resourcesBelow(scope).stream().map(ResourceView::of))
        .flatMap(found -> found);
  }

  private Stream<ObjectNode> machines(String scope) {
    MachineView view = new MachineView(store, services.simulation().now());
    return store.virtualMachinesWithin(scope).stream()
        .flatMap(
            machine -> {
              String location = machine.document().path("location").asText();
              Stream<ObjectNode> extensions =
                  machine.extensions().values().stream()
                      .map(e -> ExtensionView.ofMachine(machine, e, location, false));
              return Stream.concat(Stream.of(view.machine(machine, false)), extensions);
            });
  }

  private static String id(ObjectNode resource) {
    return resource.path("id").asText();
  }

  private static ObjectNode shown(Call call, ObjectNode resource) {
    ObjectNode result = Json.object();
    for (var field : resource.properties()) {
      if (SHOWN.contains(field.getKey())) {
        result.set(field.getKey(), field.getValue());
      }
    }
    if (call.asksFor("$expand", "provisioningstate")) {
      result.set("provisioningState", resource.path("properties").path("provisioningState"));
    }
    return result;
  }
}
