package io.github.fleetmaven.simulator;

import static io.github.fleetmaven.simulator.Cloud.SET;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.fleetmaven.simulator.Cloud.Reply;
import java.nio.file.Path;
import java.time.Duration;
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
  void rollsANewModelOutBatchAfterBatchUnderRolling() {
    Cloud cloud =
        cloud(
            "{\"mode\": \"rolling\", \"rollingUpgradePolicy\": {\"maxBatchInstancePercent\": 50,"
                + " \"pauseTimeBetweenBatches\": \"PT10S\"}}");
    cloud.get(LATEST).expect(404);
    cloud.succeed(cloud.patch(SET, CHANGE));
    JsonNode running = cloud.get(LATEST).expect(200).body();
    assertThat(running.at("/properties/runningStatus/code").asText()).isEqualTo("RollingForward");
    assertThat(running.at("/properties/progress/inProgressInstanceCount").asInt()).isEqualTo(2);
    assertThat(running.at("/properties/progress/pendingInstanceCount").asInt()).isEqualTo(2);
    assertThat(running.has("id")).isFalse();
    assertThat(cloud.patch(SET, CHANGE).expect(409).at("/error/code"))
        .isEqualTo("OperationNotAllowed");
    cloud.time.advance(Duration.ofSeconds(95));
    assertThat(cloud.get(LATEST).body().at("/properties/progress/successfulInstanceCount").asInt())
        .isEqualTo(2);
    assertThat(cloud.runs()).hasSize(2);
    cloud.time.advance(Duration.ofSeconds(100));
    JsonNode done = cloud.get(LATEST).body();
    assertThat(done.at("/properties/runningStatus/code").asText()).isEqualTo("Completed");
    assertThat(done.at("/properties/policy/maxSurge").asBoolean(true)).isFalse();
    assertThat(cloud.runs()).hasSize(4);
  }

  @Test
  void stopsARollingUpgradeThatBreachesItsPolicy() {
    Cloud cloud =
        cloud(
            "{\"mode\": \"Rolling\"}",
            "{\"when\": {\"instance\": \"web/0\", \"event\": \"upgraded\"},"
                + " \"health\": \"Unhealthy\"}");
    cloud.succeed(cloud.patch(SET, CHANGE));
    cloud.time.advance(Duration.ofMinutes(10));
    JsonNode latest = cloud.get(LATEST).body();
    assertThat(latest.at("/properties/runningStatus/code").asText()).isEqualTo("Faulted");
    assertThat(latest.at("/properties/error/code").asText())
        .isEqualTo("MaxUnhealthyUpgradedInstancePercentExceededInRollingUpgrade");
    assertThat(cloud.runs()).hasSize(1);
  }

  @Test
  void cancelsAfterTheRunningBatch() {
    Cloud cloud = cloud("{\"mode\": \"Rolling\"}");
    assertThat(cloud.post(SET + "/rollingUpgrades/cancel", null).expect(409).at("/error/message"))
        .isEqualTo("There is no ongoing Rolling Upgrade to cancel.");
    cloud.succeed(cloud.patch(SET, CHANGE));
    cloud.succeed(cloud.post(SET + "/rollingUpgrades/cancel", null).expect(202));
    cloud.time.advance(Duration.ofMinutes(10));
    JsonNode latest = cloud.get(LATEST).body();
    assertThat(latest.at("/properties/runningStatus/code").asText()).isEqualTo("Cancelled");
    assertThat(latest.at("/properties/runningStatus/lastAction").asText()).isEqualTo("Cancel");
    assertThat(latest.at("/properties/progress/pendingInstanceCount").asInt()).isEqualTo(3);
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
