package io.github.fleetmaven.simulator.ecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.fleetmaven.simulator.Simulator;
import io.github.fleetmaven.simulator.SimulatorOptions;
import io.github.fleetmaven.simulator.SimulatorServer;
import io.github.fleetmaven.time.Time;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The vendor's client for Node.js, which nobody wrote with this simulator in mind, against it.
 * Passed over where {@code @alicloud/ecs20140526} isn't in the folder {@code node_modules} of the
 * folder that the property {@code fleet.clients.node} names.
 */
@Tag("clients")
class VendorsNodeClientTest {

  private static final String SECTION =
      """
      { "timing": {"timeScale": 300},
        "ecs": { "accessKeys": {"simulator": "a secret"}, "instances": [
          {"idPrefix": "i-web", "count": 23, "tags": {"role": "web"}},
          {"id": "i-off", "status": "Stopped"}, {"id": "i-bare", "agent": "none"} ] } }""";

  private static final Path SCRIPT = Path.of("src/test/resources/clients/js/ecs.cjs");
  private static final Path MODULES =
      Path.of(System.getProperty("fleet.clients.node", "target/clients-js"), "node_modules")
          .toAbsolutePath();

  @TempDir Path directory;
  private SimulatorServer server;

  @BeforeEach
  void start() {
    Path scenario = Aliyun.write(directory, SECTION);
    server =
        SimulatorServer.start(
            Simulator.open(SimulatorOptions.inMemory(scenario, Time.system())), 0);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** Runs the script, whatever comes of it. */
  private JsonNode drive(String secret) throws Exception {
    assumeTrue(Files.isDirectory(MODULES.resolve("@alicloud/ecs20140526")), "no client is there");
    Path output = directory.resolve("output.json");
    ProcessBuilder node =
        new ProcessBuilder("node", SCRIPT.toString(), Integer.toString(server.port()), secret)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    node.environment().put("NODE_PATH", MODULES.toString());
    Process process = node.start();
    boolean ended = process.waitFor(3, TimeUnit.MINUTES);
    process.destroyForcibly();
    assertThat(ended).as(Files.readString(output)).isTrue();
    return Aliyun.JSON.readTree(Files.readString(output));
  }

  private static List<String> all(JsonNode list, String key) {
    List<String> result = new ArrayList<>();
    list.forEach(each -> result.add(each.path(key).asText()));
    return result;
  }

  @Test
  void findsUpdatesAndRestarts() throws Exception {
    JsonNode got = drive("a secret");
    assertThat(got.path("error").toString()).isEmpty();
    assertThat(got.at("/instances/count").asInt()).isEqualTo(3);
    assertThat(got.at("/instances/ids")).hasSize(23);
    assertThat(all(got.path("before"), "invocationStatus")).hasSize(23).containsOnly("Success");
    assertThat(all(got.path("before"), "output"))
        .allMatch(output -> output.matches("VIRTIO\\|100\\.76\\.104\\.58006\\|[0-9TZ:-]{20}\r\n"));
    assertThat(got.at("/before/0/tags/tag/0/tagKey").asText()).isEqualTo("fleet-group");
    assertThat(all(got.path("agents"), "cloudAssistantStatus")).containsExactly("true", "false");
    assertThat(got.at("/taken/status").asText()).isEqualTo("accomplished");
    assertThat(got.at("/taken/sourceDiskType").asText()).isEqualTo("system");
    assertThat(got.at("/updated/0/exitCode").asInt()).isZero();
    assertThat(all(got.path("responses"), "code"))
        .containsExactly("200", "IncorrectInstanceStatus");
    assertThat(got.at("/after/0/output").asText()).startsWith("VIRTIO|100.91.104.58017|");
    assertThat(got.at("/after/0/output")).isNotEqualTo(got.at("/before/0/output"));
    assertThat(got.at("/off/tags/tag/0/tagValue").asText()).isEqualTo("me");
    assertThat(got.at("/off/status").asText()).isEqualTo("Stopped");
  }

  @Test
  void isRefusedWithAnotherSecret() throws Exception {
    JsonNode error = drive("another secret").path("error");
    assertThat(error.path("status").asInt()).isEqualTo(400);
    assertThat(error.path("code").asText()).isEqualTo("SignatureDoesNotMatch");
  }
}
