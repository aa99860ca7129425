package io.github.fleetmaven.engine;

import io.github.fleetmaven.azure.LocalTransport;
import io.github.fleetmaven.azure.LocalTransport.Answer;
import io.github.fleetmaven.azure.LocalTransport.Request;
import io.github.fleetmaven.json.Json;
import io.github.fleetmaven.model.Value;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Mishaps that befall the requests of a run, one after the other, as a seed has them. Also decides
 * of each operation whether it ever ends.
 */
final class Mishaps implements TestTransport.Tap, Mishap.Others {

  private static final int LAST_REQUEST = 45;

  private record Due(int request, Mishap mishap) {}

  private final EngineFixture fleet;
  private final Random random;
  private final List<Due> due = new ArrayList<>();
  private final List<String> happened = new ArrayList<>();
  private final Set<String> endless = new HashSet<>();
  private final Set<String> seen = new HashSet<>();
  private final boolean someNeverEnd;

  Mishaps(EngineFixture fleet, Random random) {
    this.fleet = fleet;
    this.random = random;
    int count = 1 + random.nextInt(6);
    for (int i = 0; i < count; i++) {
      due.add(new Due(1 + random.nextInt(LAST_REQUEST), Mishap.draw(random)));
    }
    due.sort(Comparator.comparingInt(Due::request));
    this.someNeverEnd = random.nextInt(4) == 0;
  }

  @Override
  public synchronized Answer send(int n, Request request, LocalTransport next) throws IOException {
    if (neverEnds(n, request)) {
      return new Answer(200, Map.of("Retry-After", "60"), "{\"status\": \"InProgress\"}");
    }
    for (Due d : due) {
      if (d.request() <= n && d.mishap().fits(request)) {
        due.remove(d);
        happened.add(
            "%s at request %d, %s".formatted(d.mishap().name(), n, TestTransport.kind(request)));
        return d.mishap().happen(request, this, next);
      }
    }
    return next.send(request);
  }

  private boolean neverEnds(int n, Request request) {
    if (!TestTransport.kind(request).equals("GET operation")) {
      return false;
    }
    String operation = request.url().getPath();
    if (seen.add(operation) && someNeverEnd && random.nextInt(3) == 0) {
      endless.add(operation);
      happened.add("an operation that never ends at request " + n);
    }
    return endless.contains(operation);
  }

  /** Returns what has happened, in order. */
  synchronized List<String> happened() {
    return List.copyOf(happened);
  }

  @Override
  public void other(String method, String below, String body) {
    URI url =
        URI.create(
            "https://management.azure.com"
                + Scene.setId("web")
                + below
                + "?api-version=2025-04-01");
    try {
      Answer answer =
          fleet.wire.pass(
              new Request(method, url, Map.of("Content-Type", "application/json"), body));
      happened.add("  which was answered with " + answer.status());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Override
  public int draw(int below) {
    return random.nextInt(below);
  }

  @Override
  public int capacity() {
    return fleet.model("web").obj("sku").integer("capacity").orElseThrow().intValue();
  }

  @Override
  public String tagsWith(String name, String value) {
    return Json.write(fleet.model("web").obj("tags").with(name, Value.of(value)));
  }
}
