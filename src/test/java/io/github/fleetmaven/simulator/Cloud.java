package io.github.fleetmaven.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.time.ManualTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** A client of a simulator on a clock that tests drive. */
final class Cloud {

  static final ObjectMapper JSON = new ObjectMapper();
  static final String GROUP = "/subscriptions/sub-1/resourceGroups/rg";
  static final String SET = GROUP + "/providers/Microsoft.Compute/virtualMachineScaleSets/web";
  static final String VM = GROUP + "/providers/Microsoft.Compute/virtualMachines/vm1";
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  final ManualTime time;
  final Simulator simulator;

  private Cloud(Simulator simulator, ManualTime time) {
    this.simulator = simulator;
    this.time = time;
  }

  record Reply(int status, Map<String, List<String>> headers, JsonNode body) {

    Optional<String> header(String name) {
      return Optional.ofNullable(headers.get(name)).map(values -> values.get(0));
    }

    String at(String pointer) {
      return body.at(pointer).asText();
    }

    Reply expect(int expected) {
      assertThat(status).as("status of %s", body).isEqualTo(expected);
      return this;
    }
  }

  static Cloud of(Path directory, String scenario) {
    ManualTime time = new ManualTime(START);
    return new Cloud(
        Simulator.open(SimulatorOptions.inMemory(write(directory, scenario), time)), time);
  }

  /** Opens a simulator without a scenario. */
  static Cloud empty() {
    ManualTime time = new ManualTime(START);
    return new Cloud(Simulator.open(SimulatorOptions.empty(time)), time);
  }

  /** Opens a simulator that keeps its state in a directory. */
  static Cloud kept(Path directory, String scenario, ManualTime time) {
    return kept(directory, scenario, time, false);
  }

  static Cloud kept(Path directory, String scenario, ManualTime time, boolean reset) {
    SimulatorOptions options =
        new SimulatorOptions(
            write(directory, scenario),
            Optional.of(directory.resolve("state.json")),
            Optional.of(directory.resolve("journal.jsonl")),
            reset,
            OptionalDouble.empty(),
            time);
    return new Cloud(Simulator.open(options), time);
  }

  static Path write(Path directory, String scenario) {
    try {
      return Files.writeString(directory.resolve("scenario.json"), scenario);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Reply get(String path) {
    return send("GET", path, null, Map.of());
  }

  Reply put(String path, String body) {
    return send("PUT", path, body, Map.of());
  }

  Reply put(String path, JsonNode body) {
    return send("PUT", path, body.toString(), Map.of());
  }

  Reply patch(String path, String body) {
    return send("PATCH", path, body, Map.of());
  }

  Reply post(String path, String body) {
    return send("POST", path, body, Map.of());
  }

  Reply delete(String path) {
    return send("DELETE", path, null, Map.of());
  }

  Reply send(String method, String path, String body, Map<String, String> headers) {
    try {
      return trySend(method, path, body, headers);
    } catch (ConnectionDroppedException e) {
      throw new UncheckedIOException(e);
    }
  }

  Reply trySend(String method, String path, String body, Map<String, String> headers)
      throws ConnectionDroppedException {
    Map<String, List<String>> all = new LinkedHashMap<>();
    headers.forEach((name, value) -> all.put(name, List.of(value)));
    byte[] bytes = body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
    String url =
        path.contains("api-version=")
            ? path
            : path + (path.contains("?") ? "&" : "?") + "api-version=2025-04-01";
    SimulatorResponse response = simulator.handle(new SimulatorRequest(method, url, all, bytes));
    return new Reply(response.status(), response.headers(), json(response.body()));
  }

  /** Returns the status of an operation that an answer leads to. */
  Reply poll(Reply accepted) {
    String address = accepted.header("Azure-AsyncOperation").orElseThrow();
    return get(URI.create(address).toString());
  }

  /** Lets time pass until an operation has ended; returns its status. */
  Reply finish(Reply accepted) {
    assertThat(accepted.status()).as("%s", accepted.body()).isBetween(200, 202);
    for (int i = 0; i < 2000; i++) {
      Reply status = poll(accepted);
      if (!status.at("/status").equals("InProgress")) {
        return status;
      }
      time.advance(Duration.ofSeconds(5));
    }
    throw new AssertionError("the operation never ends");
  }

  Reply succeed(Reply accepted) {
    Reply status = finish(accepted);
    assertThat(status.at("/status")).as("%s", status.body()).isEqualTo("Succeeded");
    return status;
  }

  /** Brings instances to the model. */
  Reply upgrade(String... instanceIds) {
    return post(SET + "/manualupgrade", ids(instanceIds)).expect(202);
  }

  static String ids(String... instanceIds) {
    return "{\"instanceIds\":[\"" + String.join("\",\"", instanceIds) + "\"]}";
  }

  JsonNode instance(String instanceId) {
    return get(SET + "/virtualMachines/" + instanceId + "?$expand=instanceView").expect(200).body();
  }

  /** Returns the lines of the journal of one kind. */
  List<JsonNode> journal(String event) {
    List<JsonNode> result = new ArrayList<>();
    for (String line : simulator.journal()) {
      JsonNode node = json(line.getBytes(StandardCharsets.UTF_8));
      if (node.path("event").asText().equals(event)) {
        result.add(node);
      }
    }
    return result;
  }

  /** Returns the runs of handlers as {@code instance:extension:status}. */
  List<String> runs() {
    return journal("handler").stream()
        .map(
            line ->
                line.path("instance").asText()
                    + ":"
                    + line.path("extension").asText()
                    + ":"
                    + line.path("status").asText())
        .toList();
  }

  static JsonNode json(byte[] bytes) {
    try {
      return bytes.length == 0 ? JSON.missingNode() : JSON.readTree(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(new String(bytes, StandardCharsets.UTF_8), e);
    }
  }

  static ObjectNode object(String json) {
    return (ObjectNode) json(json.getBytes(StandardCharsets.UTF_8));
  }
}
