package io.github.fleetmaven.simulator;

import static io.github.fleetmaven.simulator.Cloud.SET;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a scale set remembers of the upgrades of its operating systems. */
class UpgradeHistoryTest {

  private static final String HISTORY = SET + "/osUpgradeHistory";
  private static final String UPGRADE = SET + "/osRollingUpgrade";

  @TempDir Path directory;

  private Cloud cloud(String policy, String... faults) {
    String set =
        Scenarios.set(
                2,
                RollingUpgradeTest.HEALTH + "," + Scenarios.extension("app", ""),
                "\"platformUpdateDomains\": 5, \"0\": {\"imageVersion\": \"18.04.5\"}",
                "\"upgradePolicy\": {\"mode\": \"Manual\", \"rollingUpgradePolicy\": {"
                    + policy
                    + "}}")
            .replace("\"18.04.1\"", "\"latest\"");
    return Cloud.of(
        directory,
        Scenarios.of(set, faults)
            .replaceFirst(
                "\\{", "{\"latestImages\": {\"Canonical:UbuntuServer:18.04-LTS\": \"18.04.9\"},"));
  }

  private static List<JsonNode> history(Cloud cloud) {
    List<JsonNode> result = new ArrayList<>();
    cloud.get(HISTORY).expect(200).body().path("value").forEach(result::add);
    return result;
  }

  private static List<String> codes(Cloud cloud) {
    return history(cloud).stream()
        .map(entry -> entry.at("/properties/runningStatus/code").asText())
        .toList();
  }

  @Test
  void saysWhoUpgradedWhatToWhichImage() {
    Cloud cloud = cloud("");
    cloud.succeed(cloud.post(UPGRADE, null).expect(202));
    JsonNode entry = history(cloud).get(0);
    assertThat(entry.path("type").asText())
        .isEqualTo("Microsoft.Compute/virtualMachineScaleSets/rollingUpgrades");
    assertThat(entry.path("location").asText()).isEqualTo("westus");
    JsonNode properties = entry.path("properties");
    assertThat(properties.path("startedBy").asText()).isEqualTo("User");
    assertThat(properties.path("targetImageReference"))
        .isEqualTo(
            Cloud.object(
                """
                {"publisher": "Canonical", "offer": "UbuntuServer", "sku": "18.04-LTS",
                 "version": "18.04.9"}"""));
    assertThat(properties.at("/progress/successfulInstanceCount").asInt()).isEqualTo(2);
    assertThat(properties.at("/runningStatus/endTime").isTextual()).isTrue();
    assertThat(properties.path("rollbackInfo"))
        .isEqualTo(
            Cloud.object(
                """
                {"successfullyRolledbackInstanceCount": 0, "failedRolledbackInstanceCount": 0}"""));
    assertThat(properties.has("error")).isFalse();
  }

  @Test
  void listsThemAllTheNewestAndRunningOneFirst() {
    Cloud cloud =
        cloud(
            "",
            """
            {"when": {"instance": "web/0", "event": "upgraded"}, "health": "unhealthy",
             "lasts": "PT6M", "times": 1}""");
    cloud.finish(cloud.post(UPGRADE, null));
    cloud.time.advance(Duration.ofMinutes(6));
    cloud.succeed(cloud.post(SET + "/extensionRollingUpgrade", null));
    cloud.succeed(cloud.post(UPGRADE, null));
    cloud.post(UPGRADE, null).expect(202);
    assertThat(codes(cloud)).containsExactly("RollingForward", "Completed", "Faulted");
    assertThat(history(cloud).get(0).at("/properties/runningStatus").has("endTime")).isFalse();
    assertThat(history(cloud).get(2).at("/properties/error/code").asText())
        .isEqualTo("MaxUnhealthyUpgradedInstancePercentExceededInRollingUpgrade");
  }

  @Test
  void remembersFiveOfTheLastTwoMonths() {
    Cloud cloud = cloud("");
    for (int i = 0; i < 4; i++) {
      cloud.succeed(cloud.post(UPGRADE, null));
    }
    cloud.time.advance(Duration.ofDays(40));
    cloud.succeed(cloud.post(UPGRADE, null));
    cloud.succeed(cloud.post(UPGRADE, null));
    assertThat(history(cloud)).hasSize(5);
    cloud.time.advance(Duration.ofDays(30));
    assertThat(history(cloud)).hasSize(2);
  }

  @Test
  void countsWhatWasPutBack() {
    Cloud cloud =
        cloud(
            "\"rollbackFailedInstancesOnPolicyBreach\": true",
            "{\"when\": {\"instance\": \"web/0\"}, \"exitCode\": 7, \"times\": 1}");
    cloud.finish(cloud.post(UPGRADE, null));
    assertThat(history(cloud).get(0).at("/properties/rollbackInfo"))
        .isEqualTo(
            Cloud.object(
                """
                {"successfullyRolledbackInstanceCount": 1, "failedRolledbackInstanceCount": 0}"""));
  }

  @Test
  void saysWhenAnInstanceCouldNotBePutBack() {
    Cloud cloud =
        cloud(
            "\"rollbackFailedInstancesOnPolicyBreach\": true",
            "{\"when\": {\"instance\": \"web/1\"}, \"exitCode\": 7}");
    cloud.succeed(
        cloud.patch(
            SET,
            ManualUpgradeTest.profile(
                RollingUpgradeTest.HEALTH,
                Scenarios.extension("app", "\"forceUpdateTag\": \"2\""))));
    cloud.finish(cloud.post(UPGRADE, null));
    JsonNode rollback = history(cloud).get(0).at("/properties/rollbackInfo");
    assertThat(rollback.path("failedRolledbackInstanceCount").asInt()).isEqualTo(1);
    assertThat(rollback.at("/rollbackError/code").asText()).isEqualTo("InternalExecutionError");
  }
}
