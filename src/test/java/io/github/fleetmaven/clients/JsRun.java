package io.github.fleetmaven.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One run of the script that works with the Azure SDK for JavaScript. */
final class JsRun {

  private static final Path SCRIPT = Path.of("src/test/resources/clients/js/compute.cjs");

  private final ServedCloud cloud;
  private final Map<String, JsonNode> steps;

  private JsRun(ServedCloud cloud, Map<String, JsonNode> steps) {
    this.cloud = cloud;
    this.steps = steps;
  }

  /** Returns the folder that has the SDK in its {@code node_modules}. */
  static Path home() {
    return Path.of(System.getProperty("fleet.clients.node", "target/clients-js")).toAbsolutePath();
  }

  static JsRun of(ServedCloud cloud, Path folder) {
    Map<String, String> environment =
        Map.of(
            "NODE_PATH", home().resolve("node_modules").toString(),
            "NODE_EXTRA_CA_CERTS", cloud.authority().toString(),
            "AZURE_POD_IDENTITY_AUTHORITY_HOST", cloud.plain().toString(),
            "SIMULATOR", cloud.uri().toString(),
            "SUBSCRIPTION", Fleet.SUBSCRIPTION,
            "TENANT", Fleet.TENANT);
    Command.Ended ended = new Command(List.of("node", SCRIPT.toString()), environment).run(folder);
    assertThat(ended.exit()).as(ended.err()).isZero();
    Map<String, JsonNode> steps = new LinkedHashMap<>();
    ended
        .out()
        .lines()
        .map(ServedCloud::read)
        .forEach(line -> steps.put(line.path("step").asText(), line));
    return new JsRun(cloud, steps);
  }

  ServedCloud cloud() {
    return cloud;
  }

  /** Returns what a step that has to succeed gave. */
  JsonNode result(String step) {
    assertThat(steps).containsKey(step);
    assertThat(steps.get(step).path("error").isMissingNode()).as("%s", steps.get(step)).isTrue();
    return steps.get(step).path("result");
  }

  /** Returns how a step failed that has to. */
  JsonNode error(String step) {
    assertThat(steps).containsKey(step);
    assertThat(steps.get(step).has("error")).as("%s", steps.get(step)).isTrue();
    return steps.get(step).path("error");
  }
}
