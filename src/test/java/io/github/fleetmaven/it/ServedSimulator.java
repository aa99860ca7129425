package io.github.fleetmaven.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.fleetmaven.simulator.Simulator;
import io.github.fleetmaven.simulator.SimulatorOptions;
import io.github.fleetmaven.simulator.SimulatorRequest;
import io.github.fleetmaven.simulator.SimulatorResponse;
import io.github.fleetmaven.simulator.SimulatorServer;
import io.github.fleetmaven.time.Time;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** A simulator in this process, served over HTTP to builds in others. */
final class ServedSimulator implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SETS =
      "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/myResourceGroup"
          + "/providers/Microsoft.Compute/virtualMachineScaleSets/";

  private final Simulator simulator;
  private final SimulatorServer server;

  private ServedSimulator(Simulator simulator) {
    this.simulator = simulator;
    this.server = SimulatorServer.start(simulator, 0);
  }

  /** Starts one from its scenario, with its journal in a file. */
  static ServedSimulator start(Path scenario, Path journal, double timeScale) {
    return new ServedSimulator(
        open(scenario, Optional.empty(), Optional.of(journal), OptionalDouble.of(timeScale)));
  }

  /** Opens the one that the builds of a project had in their own processes. */
  static ServedSimulator leftBehind(Path scenario, Path folder) {
    return new ServedSimulator(
        open(
            scenario,
            Optional.of(folder.resolve("simulator-state.json")),
            Optional.of(folder.resolve("simulator-journal.jsonl")),
            OptionalDouble.empty()));
  }

  private static Simulator open(
      Path scenario, Optional<Path> state, Optional<Path> journal, OptionalDouble timeScale) {
    return Simulator.open(
        new SimulatorOptions(scenario, state, journal, false, timeScale, Time.system()));
  }

  URI uri() {
    return server.uri();
  }

  SimulatorJournal journal() {
    return SimulatorJournal.of(simulator.journal());
  }

  /** Returns how many lines the journal has. */
  int lines() {
    return simulator.journal().size();
  }

  /** Returns the lines of the journal from one on. */
  List<String> linesFrom(int first) {
    List<String> all = simulator.journal();
    return all.subList(first, all.size());
  }

  /** Returns the tags of a scale set. */
  Map<String, String> tags(String set) {
    Map<String, String> tags = new TreeMap<>();
    get(SETS + set)
        .path("tags")
        .properties()
        .forEach(t -> tags.put(t.getKey(), t.getValue().asText()));
    return tags;
  }

  /**
   * Returns what rollouts have made of a scale set: its model and how its instances are, without
   * what counts or tells the time.
   */
  String state(String set) {
    JsonNode scaleSet = get(SETS + set);
    JsonNode profile = scaleSet.path("properties").path("virtualMachineProfile");
    List<String> all = new ArrayList<>();
    Map<String, String> tags = tags(set);
    // It tells what a run found, which is another thing for one that goes on with a killed one.
    tags.remove("fleet-before");
    all.add("tags " + tags);
    all.add("image " + profile.path("storageProfile").path("imageReference"));
    profile.path("extensionProfile").path("extensions").forEach(e -> all.add("extension " + e));
    get(SETS + set + "/virtualMachines?%24expand=instanceView")
        .path("value")
        .forEach(instance -> all.add(instance(instance)));
    return String.join("\n", all);
  }

  private static String instance(JsonNode instance) {
    JsonNode properties = instance.path("properties");
    List<String> handlers = new ArrayList<>();
    properties
        .path("instanceView")
        .path("extensions")
        .forEach(
            e ->
                handlers.add(
                    e.path("name").asText()
                        + " "
                        + e.path("statuses").path(0).path("code").asText()));
    return "instance %s: %s, %s, %s"
        .formatted(
            instance.path("instanceId").asText(),
            properties.path("provisioningState").asText(),
            properties.path("storageProfile").path("imageReference"),
            handlers);
  }

  private JsonNode get(String path) {
    String url = path + (path.contains("?") ? "&" : "?") + "api-version=2025-04-01";
    try {
      SimulatorResponse response =
          simulator.handle(new SimulatorRequest("GET", url, Map.of(), new byte[0]));
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
