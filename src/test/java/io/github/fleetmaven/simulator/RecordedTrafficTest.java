package io.github.fleetmaven.simulator;

import static io.github.fleetmaven.simulator.Cloud.SET;
import static io.github.fleetmaven.simulator.Cloud.VM;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.fleetmaven.simulator.Cloud.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/** What the real service answered, where its recordings are at hand. */
class RecordedTrafficTest {

  private static final Path RECORDINGS = Path.of("../shared/real-traffic");

  @TempDir Path directory;
  private Cloud cloud;

  @BeforeEach
  void open() {
    if (!Files.isDirectory(RECORDINGS)) {
      assertThat(Boolean.getBoolean("fleet.requireShared"))
          .as("recordings are required, but there are none at " + RECORDINGS)
          .isFalse();
      throw new TestAbortedException("no recordings at " + RECORDINGS);
    }
    cloud =
        Cloud.of(
            directory,
            Scenarios.of(
                java.util.List.of(
                    Scenarios.set(2, Scenarios.extension("app", ""), ""), Scenarios.machine(""))));
  }

  private static JsonNode call(String file, int line) throws IOException {
    return Cloud.object(Files.readAllLines(RECORDINGS.resolve(file + ".jsonl")).get(line));
  }

  private static JsonNode body(String file, int line) throws IOException {
    return call(file, line).path("responseBody");
  }

  private static Set<String> keys(JsonNode node) {
    Set<String> keys = new TreeSet<>();
    node.fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  private static void sameKeys(JsonNode ours, JsonNode recorded) {
    assertThat(keys(ours)).isEqualTo(keys(recorded));
  }

  @Test
  void showsAnInstanceInTheSameShape() throws IOException {
    JsonNode recorded = body("test_vmss_create_and_modify", 13).at("/value/0");
    cloud.succeed(cloud.patch(SET, ManualUpgradeTest.profile()));
    cloud.succeed(cloud.upgrade("0"));
    JsonNode ours = cloud.get(SET + "/virtualMachines").body().at("/value/0");
    sameKeys(ours, recorded);
    Set<String> expected = keys(recorded.path("properties"));
    expected.remove("securityProfile");
    assertThat(keys(ours.path("properties"))).isEqualTo(expected);
    sameKeys(ours.path("sku"), recorded.path("sku"));
    assertThat(keys(ours.at("/properties/storageProfile")))
        .contains("imageReference", "osDisk", "dataDisks");
    sameKeys(
        ours.at("/properties/storageProfile/imageReference"),
        recorded.at("/properties/storageProfile/imageReference"));
  }

  @Test
  void showsASetInTheSameShape() throws IOException {
    JsonNode recorded = body("test_vmss_create_and_modify", 11);
    JsonNode ours = cloud.get(SET).body();
    sameKeys(ours, recorded);
    sameKeys(ours.path("properties"), recorded.path("properties"));
  }

  @Test
  void showsAnInstanceViewInTheSameShape() throws IOException {
    JsonNode recorded = body("test_vmss_vms", 20);
    cloud.succeed(cloud.patch(SET, ManualUpgradeTest.profile()));
    cloud.succeed(cloud.upgrade("0"));
    JsonNode ours = cloud.get(SET + "/virtualMachines/0/instanceView").body();
    sameKeys(ours, recorded);
    sameKeys(ours.path("vmAgent"), recorded.path("vmAgent"));
    sameKeys(ours.at("/statuses/0"), recorded.at("/statuses/0"));
    sameKeys(ours.at("/statuses/1"), recorded.at("/statuses/1"));

    cloud.succeed(cloud.post(SET + "/deallocate", "{}"));
    sameKeys(cloud.get(SET + "/virtualMachines/0/instanceView").body(), body("test_vmss_vms", 32));
  }

  @Test
  void showsAnExtensionOfAMachineInTheSameShape() throws IOException {
    JsonNode recorded = call("test_vm_extension", 10);
    String path = VM + "/extensions/VMAccessForLinux";
    Reply ours = cloud.put(path, recorded.path("requestBody")).expect(201);
    sameKeys(ours.body(), recorded.path("responseBody"));
    assertThat(ours.body().path("properties")).isEqualTo(recorded.at("/responseBody/properties"));
    cloud.succeed(ours);
    JsonNode viewed = body("test_vm_extension", 15);
    JsonNode view = cloud.get(path + "?$expand=instanceView").body();
    sameKeys(view.path("properties"), viewed.path("properties"));
    assertThat(view.at("/properties/instanceView/statuses"))
        .isEqualTo(viewed.at("/properties/instanceView/statuses"));
    JsonNode machine = cloud.get(VM + "?$expand=instanceView").body();
    JsonNode recordedMachine = body("test_vm_extension", 13);
    sameKeys(
        machine.at("/properties/instanceView"), recordedMachine.at("/properties/instanceView"));
    assertThat(machine.at("/properties/instanceView/vmAgent/extensionHandlers/0/status"))
        .isEqualTo(
            recordedMachine.at("/properties/instanceView/vmAgent/extensionHandlers/0/status"));
  }

  @Test
  void refusesAnInstanceInTheSameWords() throws IOException {
    JsonNode recorded = call("arm_compute_vmss_update_wrong_instances_should_fail", 0);
    Reply ours = cloud.post(SET + "/manualupgrade", Cloud.ids("999"));
    assertThat(ours.status()).isEqualTo(recorded.path("status").asInt());
    assertThat(ours.body()).isEqualTo(recorded.path("responseBody"));
    assertThat(cloud.post(SET + "/rollingUpgrades/cancel", null).body())
        .isEqualTo(body("test_vmss_rolling_upgrade", 26));
  }

  @Test
  void followsAFailedOperationInTheSameShape() throws IOException {
    JsonNode recorded = body("test_vm_update_with_workspace_linux", 29);
    cloud =
        Cloud.of(
            directory,
            Scenarios.of(
                Scenarios.machine(""),
                "{\"when\": {\"instance\": \"vm1\"}, \"exitCode\": 52, \"message\": \"Couldn't"
                    + " create marker file\"}"));
    JsonNode request = call("test_vm_update_with_workspace_linux", 25).path("requestBody");
    Reply ours = cloud.finish(cloud.put(VM + "/extensions/OmsAgentForLinux", request));
    sameKeys(ours.body(), recorded);
    String until = "More information";
    String theirs = recorded.at("/error/message").asText();
    assertThat(ours.at("/error/code")).isEqualTo(recorded.at("/error/code").asText());
    assertThat(ours.at("/error/message"))
        .startsWith(theirs.substring(0, theirs.indexOf(until) + until.length()));
  }

  @Test
  void showsARollingUpgradeInTheSameShape() throws IOException {
    JsonNode recorded = body("test_vmss_rolling_upgrade", 25);
    cloud.succeed(cloud.post(SET + "/osRollingUpgrade", null));
    JsonNode ours = cloud.get(SET + "/rollingUpgrades/latest").body();
    sameKeys(ours, recorded);
    sameKeys(ours.path("properties"), recorded.path("properties"));
    assertThat(ours.at("/properties/policy")).isEqualTo(recorded.at("/properties/policy"));
    assertThat(ours.at("/properties/progress")).isEqualTo(recorded.at("/properties/progress"));
  }
}
