package io.github.fleetmaven.simulator;

import static io.github.fleetmaven.simulator.Cloud.SET;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.simulator.Cloud.Reply;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyTest {

  private static final String APP = Scenarios.extension("app", "");
  private static final String LATEST = SET + "/rollingUpgrades/latest";

  @TempDir Path directory;

  private Cloud cloud(String policy, String... faults) {
    String set = Scenarios.set(4, APP, "", "\"upgradePolicy\": " + policy);
    return Cloud.of(directory, Scenarios.of(set, faults));
  }

  private static final String CHANGE =
      ManualUpgradeTest.profile(Scenarios.extension("app", "\"forceUpdateTag\": \"2\""));

  @Test
  void bringsANewModelEverywhereAtOnceUnderAutomatic() {
    Cloud cloud = cloud("{\"mode\": \"Automatic\"}");
    cloud.succeed(cloud.patch(SET, "{\"tags\": {}}"));
    assertThat(cloud.runs()).isEmpty();
    Reply write = cloud.patch(SET, CHANGE);
    assertThat(cloud.instance("3").at("/properties/provisioningState").asText())
        .isEqualTo("Updating");
    cloud.succeed(write);
    assertThat(cloud.runs()).hasSize(4);
    assertThat(cloud.instance("3").at("/properties/latestModelApplied").asBoolean()).isTrue();
  }

  @Test
  void failsTheWriteUnderAutomaticWhenAnInstanceFails() {
    Cloud cloud =
        cloud(
            "{\"mode\": \"Automatic\"}", "{\"when\": {\"instance\": \"web/2\"}, \"exitCode\": 1}");
    assertThat(cloud.finish(cloud.patch(SET, CHANGE)).at("/status")).isEqualTo("Failed");
    assertThat(cloud.get(SET).at("/properties/provisioningState")).isEqualTo("Failed");
  }

  @Test
  void rollsTheNewestImageOut() {
    Cloud cloud =
        Cloud.of(
            directory,
            """
            {"latestImages": {"Canonical:UbuntuServer:18.04-LTS": "18.04.9"}, "resources": [%s]}"""
                .formatted(
                    Scenarios.set(2, APP, "\"0\": {\"imageVersion\": \"18.04.5\"}")
                        .replace("\"18.04.1\"", "\"latest\"")));
    assertThat(version(cloud, "0")).isEqualTo("18.04.5");
    assertThat(version(cloud, "1")).isEqualTo("18.04.9");
    assertThat(cloud.instance("0").at("/properties/latestModelApplied").asBoolean()).isFalse();
    cloud.succeed(cloud.post(SET + "/osRollingUpgrade", null).expect(202));
    assertThat(version(cloud, "0")).isEqualTo("18.04.9");
    assertThat(cloud.get(LATEST).body().at("/properties/progress/successfulInstanceCount").asInt())
        .isEqualTo(2);
    assertThat(cloud.runs()).containsExactly("0:app:0");
    assertThat(
            cloud
                .get(SET + "/osUpgradeHistory")
                .at("/value/0/properties/progress/successfulInstanceCount"))
        .isEqualTo("2");
  }

  @Test
  void rollsExtensionsOutWithoutTheImage() {
    Cloud cloud = cloud("{\"mode\": \"Manual\"}");
    cloud.succeed(
        cloud.patch(
            SET,
            """
            {"properties": {"virtualMachineProfile": {"storageProfile": {"imageReference":
              {"version": "18.04.2"}}, "extensionProfile": {"extensions": [%s]}}}}"""
                .formatted(Scenarios.extension("app", "\"forceUpdateTag\": \"2\""))));
    cloud.succeed(cloud.post(SET + "/extensionRollingUpgrade", null).expect(202));
    assertThat(cloud.runs()).hasSize(4);
    assertThat(version(cloud, "0")).isEqualTo("18.04.1");
  }

  private static String version(Cloud cloud, String instance) {
    return cloud
        .instance(instance)
        .at("/properties/storageProfile/imageReference/exactVersion")
        .asText();
  }
}
