package io.github.fleetmaven.bench;

import io.github.fleetmaven.azure.LocalTransport;
import io.github.fleetmaven.simulator.Simulator;
import io.github.fleetmaven.simulator.SimulatorRequest;
import io.github.fleetmaven.simulator.SimulatorResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The way to a simulator, which counts what passes and keeps none of it. Safe for use by several
 * threads.
 */
final class CountingTransport implements LocalTransport {

  private static final RequestCounts WRITE = new RequestCounts(1, 0, 0, 0);
  private static final RequestCounts MODEL = new RequestCounts(0, 1, 0, 0);
  private static final RequestCounts LIST = new RequestCounts(0, 0, 1, 0);
  private static final RequestCounts POLL = new RequestCounts(0, 0, 0, 1);

  private final Simulator simulator;
  private RequestCounts counts = new RequestCounts(0, 0, 0, 0);

  CountingTransport(Simulator simulator) {
    this.simulator = simulator;
  }

  synchronized RequestCounts counts() {
    return counts;
  }

  @Override
  public Answer send(Request request) throws IOException {
    count(kind(request));
    Map<String, List<String>> headers = new HashMap<>();
    request.headers().forEach((name, value) -> headers.put(name, List.of(value)));
    SimulatorResponse response =
        simulator.handle(
            new SimulatorRequest(
                request.method(),
                request.url().toString(),
                headers,
                request.body().getBytes(StandardCharsets.UTF_8)));
    Map<String, String> answered = new HashMap<>();
    response.headers().forEach((name, values) -> answered.put(name, String.join(",", values)));
    return new Answer(
        response.status(), answered, new String(response.body(), StandardCharsets.UTF_8));
  }

  private synchronized void count(RequestCounts one) {
    counts = counts.plus(one);
  }

  private static RequestCounts kind(Request request) {
    String path = request.url().getPath().toLowerCase(Locale.ROOT);
    if (!request.method().equals("GET")) {
      return WRITE;
    }
    if (path.contains("/operations/")) {
      return POLL;
    }
    return path.endsWith("/virtualmachines") ? LIST : MODEL;
  }
}
