package io.github.fleetmaven.simulator.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.service.Action;
import io.github.fleetmaven.simulator.service.Refusals;
import io.github.fleetmaven.simulator.service.Services;
import io.github.fleetmaven.simulator.store.Machine;
import io.github.fleetmaven.simulator.store.Operation;
import io.github.fleetmaven.simulator.store.ScaleSet;
import io.github.fleetmaven.simulator.store.Store;
import io.github.fleetmaven.simulator.view.MachineView;
import io.github.fleetmaven.simulator.view.UserDataView;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The instances of a Uniform scale set. */
final class InstanceApi {

  private static final String INSTANCES = ScaleSetApi.SET + "/virtualMachines";
  static final String INSTANCE = INSTANCES + "/{instance}";

  private final Services services;
  private final Store store;
  private final Pages pages;
  private final ExtensionApi extensions;

  InstanceApi(Services services, Pages pages, ExtensionApi extensions) {
    this.services = services;
    this.store = services.simulation().store();
    this.pages = pages;
    this.extensions = extensions;
  }

  List<Route> routes() {
    String extension = INSTANCE + "/extensions/{extension}";
    List<Route> routes = new ArrayList<>();
    Collections.addAll(
        routes,
        Route.of("GET", INSTANCES, this::list),
        Route.of("GET", INSTANCE, this::get),
        Route.of("PUT", INSTANCE, this::write),
        Route.of("DELETE", INSTANCE, call -> act(call, Action.DELETE)),
        Route.of("GET", INSTANCE + "/instanceView", this::instanceView),
        Route.of("GET", INSTANCE + "/extensions", call -> extensions.list(call, call.instance())),
        Route.of("GET", extension, call -> extensions.get(call, call.instance())),
        Route.of("PUT", extension, call -> extensions.write(call, call.instance(), true)),
        Route.of("PATCH", extension, call -> extensions.write(call, call.instance(), false)),
        Route.of("DELETE", extension, call -> extensions.delete(call, call.instance())));
    routes.addAll(Route.actions(INSTANCE, instanceActions(), this::act));
    return routes;
  }

  private Answer list(Call call) {
    ScaleSet set = set(call);
    List<Machine> found =
        set.uniform()
            ? store.members(set).stream()
                .filter(Filter.ofInstances(call.query().getOrDefault("$filter", ""), set))
                .toList()
            : List.of();
    boolean expand = Expansion.ofView(call).instanceView();
    boolean thin = Expansion.isThin(call);
    boolean statuses = Expansion.onlyStatuses(call);
    MachineView view = view();
    return pages.of(
        call,
        found,
        Machine::key,
        machine ->
            thin ? view.thinInstance(set, machine, statuses) : view.instance(set, machine, expand));
  }

  private Answer get(Call call) {
    Expansion expansion = Expansion.ofMachine(call);
    ObjectNode body = view().instance(set(call), machine(call), expansion.instanceView());
    if (expansion.userData()) {
      UserDataView.addTo(body, set(call), machine(call));
    }
    return Answer.json(Answer.OK, body);
  }

  private Answer write(Call call) {
    Operation operation =
        services.machines().writeInstance(machine(call).key(), call.json(), call.conditions());
    ObjectNode body = view().instance(set(call), machine(call), false);
    return OperationApi.async(Answer.json(Answer.OK, body), call, operation);
  }

  private Answer instanceView(Call call) {
    return Answer.json(Answer.OK, view().instanceView(machine(call)));
  }

  /** A set alone is asked to upgrade or delete some of its instances. */
  private static Stream<Action> instanceActions() {
    return Stream.of(Action.values())
        .filter(action -> action != Action.MANUALUPGRADE && action != Action.DELETE);
  }

  private Answer act(Call call, Action action) {
    if (call.variable("instance").equals("*")) {
      Operation operation =
          services.actions().onSet(call.scaleSet(), action, Optional.of(List.of("*")));
      return OperationApi.accepted(call, operation);
    }
    Optional<Machine> machine = store.machine(call.instance());
    if (action == Action.DELETE
        && machine.isEmpty()
        && store.scaleSet(call.scaleSet()).isPresent()) {
      return Answer.empty(Answer.NO_CONTENT);
    }
    return OperationApi.accepted(call, services.actions().onMachine(machine(call).key(), action));
  }

  private ScaleSet set(Call call) {
    return services.scaleSets().get(call.scaleSet());
  }

  private Machine machine(Call call) {
    set(call);
    return store.machine(call.instance()).orElseThrow(Refusals::noEntity);
  }

  private MachineView view() {
    return new MachineView(store, services.simulation().now());
  }
}
