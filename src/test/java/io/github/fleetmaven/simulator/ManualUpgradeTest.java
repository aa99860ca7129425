package io.github.fleetmaven.simulator;

import static io.github.fleetmaven.simulator.Cloud.SET;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManualUpgradeTest {

  private static final String APP = Scenarios.extension("app", "\"settings\": {\"a\": 1}");

  @TempDir Path directory;

  @Test
  void seedsSettledInstances() {
    Cloud cloud = Cloud.of(directory, Scenarios.of(Scenarios.set(3, APP, "")));
    JsonNode instance = cloud.instance("0");
    assertThat(instance.at("/properties/latestModelApplied").asBoolean()).isTrue();
    assertThat(instance.at("/properties/provisioningState").asText()).isEqualTo("Succeeded");
    assertThat(instance.at("/properties/instanceView/extensions/0/statuses/0/code").asText())
        .isEqualTo("ProvisioningState/succeeded");
    assertThat(instance.at("/properties/instanceView/extensions/0/typeHandlerVersion").asText())
        .isEqualTo("1.2.0");
    assertThat(cloud.get(SET + "/virtualMachines").body().path("value")).hasSize(3);
    assertThat(cloud.runs()).isEmpty();
  }

  @Test
  void bringsAChangedExtensionToTheNamedInstancesOnly() {
    Cloud cloud = Cloud.of(directory, Scenarios.of(Scenarios.set(3, APP, "")));
    cloud.succeed(
        cloud.patch(SET, profile(Scenarios.extension("app", "\"settings\": {\"a\": 2}"))));
    assertThat(cloud.instance("0").at("/properties/latestModelApplied").asBoolean()).isFalse();
    assertThat(cloud.runs()).isEmpty();

    Cloud.Reply accepted = cloud.upgrade("0", "2");
    assertThat(cloud.instance("0").at("/properties/provisioningState").asText())
        .isEqualTo("Updating");
    cloud.succeed(accepted);

    assertThat(cloud.runs()).containsExactly("0:app:0", "2:app:0");
    assertThat(cloud.instance("0").at("/properties/latestModelApplied").asBoolean()).isTrue();
    assertThat(cloud.instance("1").at("/properties/latestModelApplied").asBoolean()).isFalse();
    assertThat(cloud.instance("0").at("/resources/0/properties/settings/a").asInt()).isEqualTo(2);
    assertThat(cloud.instance("1").at("/resources/0/properties/settings/a").asInt()).isEqualTo(1);
  }

  @Test
  void runsNothingAgainAfterAnEqualModelWasPut() {
    Cloud cloud = Cloud.of(directory, Scenarios.of(Scenarios.set(2, APP, "")));
    ObjectNode model = (ObjectNode) cloud.get(SET).body();
    cloud.succeed(cloud.put(SET, model));
    assertThat(cloud.instance("1").at("/properties/latestModelApplied").asBoolean()).isFalse();
    cloud.succeed(cloud.upgrade("*"));
    assertThat(cloud.instance("1").at("/properties/latestModelApplied").asBoolean()).isTrue();
    assertThat(cloud.runs()).isEmpty();
  }

  @Test
  void takesAsLongAsTheTimingSays() {
    Cloud cloud = Cloud.of(directory, Scenarios.of(Scenarios.set(2, APP, "")));
    cloud.succeed(
        cloud.patch(SET, profile(Scenarios.extension("app", "\"forceUpdateTag\": \"1\""))));
    Cloud.Reply accepted = cloud.upgrade("*");
    cloud.time.advance(Duration.ofSeconds(89));
    assertThat(cloud.poll(accepted).at("/status")).isEqualTo("InProgress");
    cloud.time.advance(Duration.ofSeconds(1));
    assertThat(cloud.poll(accepted).at("/status")).isEqualTo("Succeeded");
    assertThat(cloud.journal("handler").get(0).path("digest").asText()).isEqualTo("1");
  }

  @Test
  void replacesTheDiskForAnotherImageAndRunsEveryHandler() {
    Cloud cloud = Cloud.of(directory, Scenarios.of(Scenarios.set(1, APP, "")));
    String diskBefore = cloud.instance("0").at("/properties/storageProfile/osDisk/name").asText();
    cloud.succeed(
        cloud.patch(
            SET,
            """
            {"properties": {"virtualMachineProfile": {"storageProfile": {"imageReference":
              {"version": "18.04.2"}}}}}"""));
    cloud.succeed(cloud.upgrade("0"));
    JsonNode instance = cloud.instance("0");
    assertThat(instance.at("/properties/storageProfile/imageReference/exactVersion").asText())
        .isEqualTo("18.04.2");
    assertThat(instance.at("/properties/storageProfile/osDisk/name").asText())
        .isNotEqualTo(diskBefore);
    assertThat(cloud.runs()).containsExactly("0:app:0");
  }

  @Test
  void refusesAnInstanceThatIsNotThere() {
    Cloud cloud = Cloud.of(directory, Scenarios.of(Scenarios.set(1, APP, "")));
    Cloud.Reply reply = cloud.post(SET + "/manualupgrade", Cloud.ids("999")).expect(400);
    assertThat(reply.at("/error/code")).isEqualTo("InvalidParameter");
    assertThat(reply.at("/error/target")).isEqualTo("upgradePolicies.instanceIds");
    assertThat(reply.at("/error/message"))
        .isEqualTo(
            "The provided instanceId 999 is not an active Virtual Machine Scale Set VM"
                + " instanceId.");
  }

  static String profile(String... extensions) {
    return """
        {"properties": {"virtualMachineProfile": {"extensionProfile": {"extensions": [%s]}}}}"""
        .formatted(String.join(",", extensions));
  }
}
