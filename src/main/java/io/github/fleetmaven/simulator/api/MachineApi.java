package io.github.fleetmaven.simulator.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.service.Accepted;
import io.github.fleetmaven.simulator.service.Action;
import io.github.fleetmaven.simulator.service.Services;
import io.github.fleetmaven.simulator.store.Machine;
import io.github.fleetmaven.simulator.store.Operation;
import io.github.fleetmaven.simulator.store.ResourceId;
import io.github.fleetmaven.simulator.store.Store;
import io.github.fleetmaven.simulator.view.MachineView;
import io.github.fleetmaven.simulator.view.UserDataView;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Virtual machines, members of Flexible scale sets among them. */
final class MachineApi {

  private static final String MACHINES = Groups.COMPUTE + "/virtualMachines";
  static final String MACHINE = MACHINES + "/{machine}";

  private final Services services;
  private final Store store;
  private final Pages pages;
  private final ExtensionApi extensions;

  MachineApi(Services services, Pages pages, ExtensionApi extensions) {
    this.services = services;
    this.store = services.simulation().store();
    this.pages = pages;
    this.extensions = extensions;
  }

  List<Route> routes() {
    String extension = MACHINE + "/extensions/{extension}";
    List<Route> routes = new ArrayList<>();
    Collections.addAll(
        routes,
        Route.of("GET", Groups.COMPUTE_ALL + "/virtualMachines", this::list),
        Route.of("GET", Groups.LOCATION + "/virtualMachines", this::listOfLocation),
        Route.of("GET", MACHINES, this::list),
        Route.of("GET", MACHINE, this::get),
        Route.of("PUT", MACHINE, call -> write(call, true)),
        Route.of("PATCH", MACHINE, call -> write(call, false)),
        Route.of("DELETE", MACHINE, this::delete),
        Route.of("GET", MACHINE + "/instanceView", this::instanceView),
        Route.of("GET", MACHINE + "/extensions", call -> extensions.list(call, call.machine())),
        Route.of("GET", extension, call -> extensions.get(call, call.machine())),
        Route.of("PUT", extension, call -> extensions.write(call, call.machine(), true)),
        Route.of("PATCH", extension, call -> extensions.write(call, call.machine(), false)),
        Route.of("DELETE", extension, call -> extensions.delete(call, call.machine())));
    routes.addAll(Route.actions(MACHINE, machineActions(), this::act));
    return routes;
  }

  private Answer list(Call call) {
    List<Machine> found =
        Filter.scaleSet(call.query().getOrDefault("$filter", ""))
            .map(set -> members(set, call.scope()))
            .orElseGet(() -> store.virtualMachinesWithin(call.scope()));
    boolean expand = Expansion.ofMachines(call).instanceView();
    boolean statusOnly =
        call.variable("group").isEmpty()
            && call.query().getOrDefault("statusonly", "").equalsIgnoreCase("true");
    MachineView view = view();
    return pages.of(
        call,
        found,
        Machine::key,
        machine -> statusOnly ? view.status(machine) : view.machine(machine, expand));
  }

  private Answer listOfLocation(Call call) {
    MachineView view = view();
    return pages.of(
        call,
        store.virtualMachinesWithin(call.scope()).stream()
            .filter(machine -> call.isOfLocation(machine.document()))
            .toList(),
        Machine::key,
        machine -> view.machine(machine, false));
  }

  /** Returns the machines of a Flexible set that stand in a group or subscription. */
  private List<Machine> members(String set, String scope) {
    String prefix = ResourceId.key(scope) + "/";
    return store
        .scaleSet(set)
        .filter(found -> !found.uniform())
        .map(store::members)
        .orElse(List.of())
        .stream()
        .filter(machine -> machine.key().startsWith(prefix))
        .toList();
  }

  private Answer get(Call call) {
    Expansion expansion = Expansion.ofMachine(call);
    Machine machine = services.machines().get(call.machine());
    ObjectNode body = view().machine(machine, expansion.instanceView());
    if (expansion.userData()) {
      UserDataView.addTo(body, machine);
    }
    Answer answer = Answer.json(Answer.OK, body);
    // Recorded: with its instance view, a machine has its etag in the body only.
    return expansion.instanceView() ? answer.without("ETag") : answer;
  }

  private Answer write(Call call, boolean create) {
    if (create) {
      store.machine(call.machine()).ifPresent(machine -> StatedState.check(call, machine.state()));
    }
    Accepted accepted =
        services.machines().write(call.machine(), call.json(), create, call.conditions());
    Machine machine = services.machines().get(call.machine());
    Answer answer = Answer.json(ScaleSetApi.status(accepted), view().machine(machine, false));
    Answer led = OperationApi.async(answer, call, accepted.operation());
    // Recorded: the writes of machines that are there don't say how long to wait.
    return accepted.created() ? OperationApi.slow(led, services, accepted.operation()) : led;
  }

  private Answer delete(Call call) {
    Optional<Machine> machine = store.machine(call.machine());
    return machine
        .map(found -> services.actions().onMachine(found.key(), Action.DELETE))
        .map(operation -> slow(call, operation))
        .orElseGet(() -> Answer.empty(Answer.NO_CONTENT));
  }

  private Answer instanceView(Call call) {
    return Answer.json(Answer.OK, view().instanceView(services.machines().get(call.machine())));
  }

  /** The service knows the others for sets and their instances alone. */
  private static Stream<Action> machineActions() {
    return Stream.of(
        Action.REIMAGE,
        Action.RESTART,
        Action.REDEPLOY,
        Action.START,
        Action.POWEROFF,
        Action.DEALLOCATE);
  }

  private Answer act(Call call, Action action) {
    Machine machine = services.machines().get(call.machine());
    Operation operation = services.actions().onMachine(machine.key(), action);
    boolean waits = action == Action.START || action == Action.DEALLOCATE;
    return waits ? slow(call, operation) : OperationApi.accepted(call, operation);
  }

  private Answer slow(Call call, Operation operation) {
    return OperationApi.slow(OperationApi.accepted(call, operation), services, operation);
  }

  private MachineView view() {
    return new MachineView(store, services.simulation().now());
  }
}
