package io.github.fleetmaven.simulator.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.service.Accepted;
import io.github.fleetmaven.simulator.service.ExtensionLists;
import io.github.fleetmaven.simulator.service.Services;
import io.github.fleetmaven.simulator.store.Extension;
import io.github.fleetmaven.simulator.store.Machine;
import io.github.fleetmaven.simulator.store.ScaleSet;
import io.github.fleetmaven.simulator.store.Store;
import io.github.fleetmaven.simulator.view.ExtensionView;

/** Extensions of one machine: a virtual machine, or an instance of a Uniform scale set. */
final class ExtensionApi {

  private final Services services;
  private final Store store;
  private final Pages pages;

  ExtensionApi(Services services, Pages pages) {
    this.services = services;
    this.store = services.simulation().store();
    this.pages = pages;
  }

  Answer list(Call call, String machineId) {
    Machine machine = services.machines().get(machineId);
    boolean expand = Expansion.ofView(call).instanceView();
    return pages.all(
        services.extensions().of(machine).values().stream()
            .map(e -> ExtensionView.ofMachine(machine, e, location(machine), expand))
            .toList());
  }

  Answer get(Call call, String machineId) {
    return Answer.json(Answer.OK, body(call, machineId));
  }

  Answer write(Call call, String machineId, boolean create) {
    Accepted accepted =
        services.extensions().write(machineId, call.variable("extension"), call.json(), create);
    Answer answer = Answer.json(ScaleSetApi.status(accepted), body(call, machineId));
    return OperationApi.async(answer, call, accepted.operation());
  }

  Answer delete(Call call, String machineId) {
    return services
        .extensions()
        .delete(machineId, call.variable("extension"))
        .map(operation -> OperationApi.accepted(call, operation))
        .orElseGet(() -> Answer.empty(Answer.NO_CONTENT));
  }

  private ObjectNode body(Call call, String machineId) {
    Machine machine = services.machines().get(machineId);
    Extension extension = services.extensions().get(machine, call.variable("extension"));
    boolean expand = Expansion.ofView(call).instanceView();
    return ExtensionView.ofMachine(machine, extension, location(machine), expand);
  }

  private String location(Machine machine) {
    return ExtensionLists.set(machine, store)
        .map(ScaleSet::document)
        .orElse(machine.document())
        .path("location")
        .asText();
  }
}
