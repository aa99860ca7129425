package io.github.fleetmaven.wiring;

import io.github.fleetmaven.azure.LocalTransport;
import io.github.fleetmaven.simulator.Simulator;
import io.github.fleetmaven.simulator.SimulatorRequest;
import io.github.fleetmaven.simulator.SimulatorResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Hands the adapter's requests to a simulator in this process, without a socket. */
record SimulatorTransport(Simulator simulator) implements LocalTransport {

  @Override
  public Answer send(Request request) throws IOException {
    Map<String, List<String>> headers = new HashMap<>();
    request.headers().forEach((name, value) -> headers.put(name, List.of(value)));
    SimulatorResponse response =
        simulator.handle(
            new SimulatorRequest(
                request.method(), request.url().toString(), headers, request.bytes()));
    Map<String, String> answered = new HashMap<>();
    response.headers().forEach((name, values) -> answered.put(name, String.join(",", values)));
    return new Answer(response.status(), answered, response.body());
  }
}
