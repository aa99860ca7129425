package io.github.fleetmaven.azure;

import io.github.fleetmaven.json.InvalidJsonException;
import io.github.fleetmaven.json.Json;
import io.github.fleetmaven.model.Value;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** Replays answers in order, and keeps the requests. An answer too few fails the test. */
final class ScriptedTransport implements LocalTransport {

  private final Deque<LocalTransport> answers = new ArrayDeque<>();
  private final List<Request> requests = new ArrayList<>();

  ScriptedTransport answer(int status, Map<String, String> headers, String body) {
    answers.add(request -> new Answer(status, headers, body));
    return this;
  }

  ScriptedTransport answer(int status, String body) {
    return answer(status, Map.of("Content-Type", "application/json"), body);
  }

  ScriptedTransport breaks(IOException failure) {
    answers.add(
        request -> {
          throw failure;
        });
    return this;
  }

  @Override
  public synchronized Answer send(Request request) throws IOException {
    requests.add(request);
    if (answers.isEmpty()) {
      throw new AssertionError("not in the script: " + request);
    }
    return answers.remove().send(request);
  }

  List<Request> requests() {
    return List.copyOf(requests);
  }

  /** Returns the only request that was sent. */
  Request request() {
    if (requests.size() != 1) {
      throw new AssertionError("expected one request, not " + requests);
    }
    return requests.get(0);
  }

  boolean isDone() {
    return answers.isEmpty();
  }

  static Value.Obj body(Request request) {
    try {
      return (Value.Obj) Json.parse(request.body());
    } catch (InvalidJsonException e) {
      throw new AssertionError("not JSON: " + request.body(), e);
    }
  }
}
