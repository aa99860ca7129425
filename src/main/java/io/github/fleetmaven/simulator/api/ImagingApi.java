package io.github.fleetmaven.simulator.api;

import io.github.fleetmaven.simulator.service.Services;
import java.util.List;

/** What makes an image of a machine. */
final class ImagingApi {

  private final Services services;

  ImagingApi(Services services) {
    this.services = services;
  }

  List<Route> routes() {
    return List.of(
        Route.of("POST", MachineApi.MACHINE + "/generalize", this::generalize),
        Route.of("POST", MachineApi.MACHINE + "/capture", this::capture));
  }

  private Answer generalize(Call call) {
    services.imaging().generalize(call.machine());
    return Answer.empty(Answer.OK);
  }

  private Answer capture(Call call) {
    return OperationApi.accepted(
        call, services.imaging().capture(call.machine(), call.json(), call.apiVersion()));
  }
}
