package io.github.fleetmaven.simulator.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.fleetmaven.simulator.ConnectionDroppedException;
import io.github.fleetmaven.simulator.Simulator;
import io.github.fleetmaven.simulator.SimulatorOptions;
import io.github.fleetmaven.simulator.SimulatorRequest;
import io.github.fleetmaven.simulator.SimulatorResponse;
import io.github.fleetmaven.time.ManualTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A client of a simulator of its own, on a clock that is driven by hand. */
final class Client {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final ManualTime time = new ManualTime(START);
  private final Simulator simulator;

  /** Opens a simulator on a scenario, which is kept in a directory meanwhile. */
  Client(Path directory, JsonNode scenario) {
    try {
      Path file = Files.writeString(directory.resolve("scenario.json"), scenario.toString());
      simulator = Simulator.open(SimulatorOptions.inMemory(file, time));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void pass(Duration duration) {
    time.advance(duration);
  }

  Reply get(String url) {
    return send("GET", url, MissingNode.getInstance());
  }

  Reply send(String method, String url, JsonNode body) {
    byte[] bytes =
        body.isMissingNode() ? new byte[0] : body.toString().getBytes(StandardCharsets.UTF_8);
    try {
      SimulatorResponse response =
          simulator.handle(new SimulatorRequest(method, url, Map.of(), bytes));
      Map<String, String> headers = new LinkedHashMap<>();
      response
          .headers()
          .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
      return new Reply(response.status(), headers, json(response.body()));
    } catch (ConnectionDroppedException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns an address with its query. */
  static String url(String path, Map<String, String> query) {
    return query.entrySet().stream()
        .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
        .collect(Collectors.joining("&", path + "?", ""));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static JsonNode json(byte[] bytes) {
    if (bytes.length == 0) {
      return MissingNode.getInstance();
    }
    try {
      return JSON.readTree(bytes);
    } catch (IOException notJson) {
      return TextNode.valueOf(new String(bytes, StandardCharsets.UTF_8));
    }
  }
}
