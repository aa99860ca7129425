package io.github.fleetmaven.bench;

import io.github.fleetmaven.azure.LocalTransport;
import io.github.fleetmaven.engine.TestTransport;
import io.github.fleetmaven.simulator.Simulator;
import java.io.IOException;
import java.util.Locale;

/**
 * The way to a simulator, which counts what passes and keeps none of it. Safe for use by several
 * threads.
 */
final class CountingTransport implements LocalTransport {

  private static final RequestCounts WRITE = new RequestCounts(1, 0, 0, 0);
  private static final RequestCounts MODEL = new RequestCounts(0, 1, 0, 0);
  private static final RequestCounts LIST = new RequestCounts(0, 0, 1, 0);
  private static final RequestCounts POLL = new RequestCounts(0, 0, 0, 1);

  private final TestTransport passage;
  private RequestCounts counts = new RequestCounts(0, 0, 0, 0);

  CountingTransport(Simulator simulator) {
    this.passage = new TestTransport(simulator);
  }

  synchronized RequestCounts counts() {
    return counts;
  }

  @Override
  public Answer send(Request request) throws IOException {
    count(kind(request));
    return passage.pass(request);
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
