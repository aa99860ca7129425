package io.github.fleetmaven.clients;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.fleetmaven.simulator.Simulator;
import io.github.fleetmaven.simulator.SimulatorOptions;
import io.github.fleetmaven.simulator.SimulatorRequest;
import io.github.fleetmaven.simulator.SimulatorResponse;
import io.github.fleetmaven.simulator.SimulatorServer;
import io.github.fleetmaven.simulator.tls.LoopbackTls;
import io.github.fleetmaven.time.Time;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A simulator in this process, served over HTTPS to clients in others. */
final class ServedCloud implements AutoCloseable {

  static final ObjectMapper JSON = new ObjectMapper();

  private final Simulator simulator;
  private final SimulatorServer https;
  private final SimulatorServer http;
  private final Path authority;

  private ServedCloud(Path folder, Simulator simulator, Time time) throws IOException {
    this.simulator = simulator;
    LoopbackTls tls = LoopbackTls.create(time.now());
    this.authority = tls.writeAuthority(folder.resolve("simulator-ca.pem"));
    this.https = SimulatorServer.start(simulator, 0, tls);
    this.http = SimulatorServer.start(simulator, 0);
  }

  static ServedCloud start(Path folder) {
    try {
      Time time = Time.system();
      Path scenario = Files.writeString(folder.resolve("scenario.json"), Fleet.scenario());
      Simulator simulator = Simulator.open(SimulatorOptions.inMemory(scenario, time));
      return new ServedCloud(folder, simulator, time);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  URI uri() {
    return https.uri();
  }

  URI plain() {
    return http.uri();
  }

  Path authority() {
    return authority;
  }

  /** Returns what the simulator itself shows of a resource. */
  JsonNode get(String path) {
    return send("GET", path + (path.contains("?") ? "&" : "?") + "api-version=2025-04-01");
  }

  private JsonNode send(String method, String url) {
    try {
      SimulatorResponse response =
          simulator.handle(new SimulatorRequest(method, url, Map.of(), new byte[0]));
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns how many lines the journal has, to look at those that come after. */
  int mark() {
    return simulator.journal().size();
  }

  /** Lets the simulator do something without a client. */
  void post(String path) {
    send("POST", path + "?api-version=2025-04-01");
  }

  /** Returns what was written or asked of a resource since a mark: {@code POST /restart 202}. */
  List<String> writesSince(int mark, String resource) {
    return journal(mark, "request")
        .map(line -> line.path("target").asText() + " " + line.path("status").asText())
        .filter(line -> !line.startsWith("GET ") && line.matches(".*/" + resource + "[/ ].*"))
        .map(line -> line.replaceFirst(" /.*/" + resource, " "))
        .toList();
  }

  /** Returns the runs of handlers on a resource since a mark, as {@code 0:app:0}. */
  List<String> runsSince(int mark, String resource) {
    return journal(mark, "handler")
        .filter(line -> line.path("target").asText().endsWith("/" + resource))
        .map(
            line ->
                "%s:%s:%s"
                    .formatted(
                        line.path("instance").asText(),
                        line.path("extension").asText(),
                        line.path("status").asText()))
        .toList();
  }

  private Stream<JsonNode> journal(int mark, String event) {
    List<String> lines = simulator.journal();
    return lines.subList(mark, lines.size()).stream()
        .map(ServedCloud::read)
        .filter(line -> line.path("event").asText().equals(event));
  }

  static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(json, e);
    }
  }

  @Override
  public void close() {
    https.close();
    http.close();
  }
}
