package io.github.fleetmaven.simulator.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.service.Services;
import io.github.fleetmaven.simulator.store.Resource;
import io.github.fleetmaven.simulator.view.ResourceView;
import java.util.ArrayList;
import java.util.List;

/** Run commands of both kinds: the action, and those that are resources. */
final class RunCommandApi {

  private static final String CATALOGUE = Groups.LOCATION + "/runCommands";

  private final Services services;
  private final Pages pages;

  RunCommandApi(Services services, Pages pages) {
    this.services = services;
    this.pages = pages;
  }

  List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    routes.add(Route.of("GET", CATALOGUE, call -> pages.all(services.commands().catalogue())));
    routes.add(Route.of("GET", CATALOGUE + "/{command}", this::command));
    routes.add(
        Route.of("POST", MachineApi.MACHINE + "/runCommand", call -> run(call, call.machine())));
    routes.add(
        Route.of("POST", InstanceApi.INSTANCE + "/runCommand", call -> run(call, call.instance())));
    routes.addAll(managed(MachineApi.MACHINE, "virtualMachines/runCommands"));
    routes.addAll(
        managed(InstanceApi.INSTANCE, "virtualMachineScaleSets/virtualMachines/runCommands"));
    return routes;
  }

  private List<Route> managed(String machine, String type) {
    DocumentApi.Type commands =
        new DocumentApi.Type(
            machine + "/runCommands", type, services.machines()::get, RunCommandApi::view);
    return new DocumentApi(services, pages, commands).routes();
  }

  private static ObjectNode view(Resource resource, Call call) {
    ObjectNode view = ResourceView.of(resource);
    return call.asksFor("$expand", "instanceview")
        ? ResourceView.with(view, "instanceView", resource.hidden().path("instanceView"))
        : view;
  }

  private Answer command(Call call) {
    return Answer.json(Answer.OK, services.commands().command(call.variable("command")));
  }

  private Answer run(Call call, String machine) {
    return OperationApi.accepted(call, services.commands().run(machine, call.json()));
  }
}
