package io.github.fleetmaven.simulator.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.service.Refusals;
import io.github.fleetmaven.simulator.service.Services;
import io.github.fleetmaven.simulator.store.Machine;
import io.github.fleetmaven.simulator.store.ScaleSet;
import io.github.fleetmaven.simulator.store.Store;
import io.github.fleetmaven.simulator.view.NetworkInterfaceView;
import java.util.List;

/** The network interfaces of a Uniform scale set's instances, which the network service lends. */
final class NetworkApi {

  private static final String NAME = "networkInterfaces";

  private final Services services;
  private final Store store;
  private final Pages pages;

  NetworkApi(Services services, Pages pages) {
    this.services = services;
    this.store = services.simulation().store();
    this.pages = pages;
  }

  List<Route> routes() {
    String ofInstance = InstanceApi.INSTANCE + "/" + NAME;
    return List.of(
        Route.of("GET", ScaleSetApi.SET + "/" + NAME, this::listAll),
        Route.of("GET", ofInstance, this::list),
        Route.of("GET", ofInstance + "/{interface}", this::get));
  }

  private Answer listAll(Call call) {
    ScaleSet set = services.scaleSets().get(call.scaleSet());
    List<Machine> machines = set.uniform() ? store.members(set) : List.of();
    return pages.of(
        call,
        machines.stream()
            .flatMap(machine -> NetworkInterfaceView.of(set, machine).stream())
            .toList(),
        found -> found.path("id").asText(),
        found -> found);
  }

  private Answer list(Call call) {
    return pages.all(interfaces(call));
  }

  private Answer get(Call call) {
    String name = call.variable("interface");
    return interfaces(call).stream()
        .filter(found -> found.path("name").asText().equalsIgnoreCase(name))
        .findFirst()
        .map(found -> Answer.json(Answer.OK, found))
        .orElseThrow(() -> Refusals.noResource(call.instance() + "/" + NAME + "/" + name));
  }

  private List<ObjectNode> interfaces(Call call) {
    ScaleSet set = services.scaleSets().get(call.scaleSet());
    return NetworkInterfaceView.of(set, services.machines().get(call.instance()));
  }
}
