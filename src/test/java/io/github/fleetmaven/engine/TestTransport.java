package io.github.fleetmaven.engine;

import io.github.fleetmaven.azure.LocalTransport;
import io.github.fleetmaven.simulator.Simulator;
import io.github.fleetmaven.simulator.SimulatorRequest;
import io.github.fleetmaven.simulator.SimulatorResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The way from an engine to a simulator, on which a test can look at requests, keep them, or lose
 * their answers. Safe for use by several threads.
 */
public final class TestTransport implements LocalTransport {

  private final Simulator simulator;
  private final AtomicInteger number = new AtomicInteger();
  private final List<Seen> seen = Collections.synchronizedList(new ArrayList<>());
  private volatile Tap tap = (n, request, next) -> next.send(request);

  public TestTransport(Simulator simulator) {
    this.simulator = simulator;
  }

  /** Sits on the way. */
  @FunctionalInterface
  public interface Tap {

    /**
     * Handles a request.
     *
     * @param n counts the requests from 1
     * @param next answers it
     */
    Answer send(int n, Request request, LocalTransport next) throws IOException;
  }

  /** A request that was sent. */
  public record Seen(String kind, Request request) {}

  /** Puts something on the way, in the place of what was there. */
  public void tap(Tap other) {
    this.tap = other;
  }

  /** Forgets what was seen, and counts from 1 again. */
  public void forget() {
    seen.clear();
    number.set(0);
  }

  @Override
  public Answer send(Request request) throws IOException {
    int n = number.incrementAndGet();
    seen.add(new Seen(kind(request), request));
    return tap.send(n, request, this::pass);
  }

  /** Answers a request that nobody sees or counts. */
  public Answer pass(Request request) throws IOException {
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

  /** Returns what was sent, in order. */
  public List<Seen> seen() {
    synchronized (seen) {
      return List.copyOf(seen);
    }
  }

  /** Returns the requests of one kind, in order. */
  public List<Request> requests(String kind) {
    return seen().stream().filter(s -> s.kind().equals(kind)).map(Seen::request).toList();
  }

  /** Returns how many requests of each kind were sent. */
  public Map<String, Integer> counts() {
    Map<String, Integer> counts = new TreeMap<>();
    seen().forEach(s -> counts.merge(s.kind(), 1, Integer::sum));
    return counts;
  }

  /** Returns how many requests could change something. */
  public long writes() {
    return seen().stream().filter(s -> !s.request().method().equals("GET")).count();
  }

  /** Names a request by its method and what it is about: {@code PATCH model}. */
  public static String kind(Request request) {
    String path = request.url().getPath().toLowerCase(Locale.ROOT);
    String what = path.replaceAll(".*/", "");
    if (path.contains("/operations/")) {
      what = "operation";
    } else if (path.contains("/extensions/")) {
      what = "extension";
    } else if (path.matches(".*/virtualmachinescalesets/[^/]+")) {
      what =
          request.body().contains("\"properties\"") || request.method().equals("GET")
              ? "model"
              : "tags";
    } else if (path.matches(".*/virtualmachinescalesets/[^/]+/virtualmachines")) {
      what = "instances";
    } else if (path.matches(".*/virtualmachines")) {
      what = "machines";
    } else if (path.matches(".*/virtualmachines/[^/]+")) {
      what = request.method().equals("GET") ? "machine" : "tags";
    }
    return request.method() + " " + what;
  }
}
