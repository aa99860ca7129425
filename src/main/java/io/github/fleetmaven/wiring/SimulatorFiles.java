package io.github.fleetmaven.wiring;

import io.github.fleetmaven.content.http.HttpExchange;
import io.github.fleetmaven.simulator.Simulator;
import io.github.fleetmaven.simulator.SimulatorRequest;
import io.github.fleetmaven.simulator.SimulatorResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Hands files to a simulator in this process, so that a rehearsal never reaches their server. */
public record SimulatorFiles(Simulator simulator) implements HttpExchange {

  private static final byte[] NOTHING = {};

  @Override
  public Answer send(Request request) throws IOException {
    Map<String, List<String>> headers = new HashMap<>();
    request.headers().forEach((name, value) -> headers.put(name, List.of(value)));
    SimulatorResponse response =
        simulator.handleFile(
            new SimulatorRequest(
                request.method(), request.url().toString(), headers, bytes(request)));
    Map<String, String> answered = new HashMap<>();
    response
        .headers()
        .forEach(
            (name, values) ->
                answered.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
    return new Answer(response.status(), answered, response.body());
  }

  private static byte[] bytes(Request request) throws IOException {
    if (request.body().isEmpty()) {
      return NOTHING;
    }
    try (InputStream in = request.body().get().open()) {
      return in.readAllBytes();
    }
  }
}
