package io.github.fleetmaven.simulator;

import static io.github.fleetmaven.simulator.Cloud.SET;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.fleetmaven.simulator.Cloud.Reply;
import io.github.fleetmaven.time.ManualTime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Azure's own rollouts, on the wire. */
class RollingUpgradeTest {

  static final String HEALTH =
      """
      {"name": "health", "properties": {"publisher": "Microsoft.ManagedServices",
        "type": "ApplicationHealthLinux", "typeHandlerVersion": "1.0",
        "autoUpgradeMinorVersion": true}}""";

  private static final String APP = Scenarios.extension("app", "");
  private static final String LATEST = SET + "/rollingUpgrades/latest";
  private static final String CANCEL = SET + "/rollingUpgrades/cancel";
  private static final String CHANGE = change("2");
  private static final String IMAGE =
      """
      {"properties": {"virtualMachineProfile": {"storageProfile": {"imageReference":
        {"version": "18.04.2"}}}}}""";

  @TempDir Path directory;

  private static String change(String tag) {
    return ManualUpgradeTest.profile(
        HEALTH, Scenarios.extension("app", "\"forceUpdateTag\": \"" + tag + "\""));
  }

  private static String set(int capacity, String policy, String instances) {
    return Scenarios.set(
        capacity,
        HEALTH + "," + APP,
        instances,
        "\"upgradePolicy\": {\"mode\": \"Rolling\", \"rollingUpgradePolicy\": {" + policy + "}}");
  }

  private Cloud cloud(int capacity, String policy, String... faults) {
    return Cloud.of(directory, Scenarios.of(set(capacity, policy, ""), faults));
  }

  private static String health(int instance, String state) {
    return """
        {"when": {"instance": "web/%d", "event": "upgraded"}, "health": "unhealthy"%s}"""
        .formatted(instance, state);
  }

  private static JsonNode latest(Cloud cloud) {
    return cloud.get(LATEST).expect(200).body().path("properties");
  }

  private static String code(Cloud cloud) {
    return latest(cloud).at("/runningStatus/code").asText();
  }

  private static List<Integer> progress(Cloud cloud) {
    JsonNode progress = latest(cloud).path("progress");
    return List.of(
        progress.path("successfulInstanceCount").asInt(),
        progress.path("failedInstanceCount").asInt(),
        progress.path("inProgressInstanceCount").asInt(),
        progress.path("pendingInstanceCount").asInt());
  }

  private static List<String> inTheirOrder(Cloud cloud) {
    return cloud.journal("handler").stream()
        .filter(line -> line.path("extension").asText().equals("app"))
        .map(line -> line.path("instance").asText())
        .toList();
  }

  @Test
  void upgradesBatchAfterBatchAndPauses() {
    Cloud cloud =
        cloud(10, "\"maxBatchInstancePercent\": 40, \"pauseTimeBetweenBatches\": \"PT10S\"");
    cloud.get(LATEST).expect(404);
    Reply write = cloud.patch(SET, CHANGE).expect(200);
    assertThat(code(cloud)).isEqualTo("RollingForward");
    assertThat(progress(cloud)).containsExactly(0, 0, 4, 6);
    assertThat(cloud.get(SET).at("/properties/provisioningState")).isEqualTo("Updating");
    cloud.time.advance(Duration.ofSeconds(99));
    assertThat(progress(cloud)).containsExactly(4, 0, 0, 6);
    cloud.time.advance(Duration.ofSeconds(1));
    assertThat(progress(cloud)).containsExactly(4, 0, 4, 2);
    cloud.time.advance(Duration.ofSeconds(200));
    assertThat(code(cloud)).isEqualTo("Completed");
    assertThat(progress(cloud)).containsExactly(10, 0, 0, 0);
    assertThat(cloud.poll(write).at("/status")).isEqualTo("Succeeded");
    assertThat(cloud.get(SET).at("/properties/provisioningState")).isEqualTo("Succeeded");
    assertThat(inTheirOrder(cloud)).hasSize(10).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 5})
  void upgradesFewInstancesOneByOne(int capacity) {
    Cloud cloud = cloud(capacity, "\"maxBatchInstancePercent\": 100");
    cloud.patch(SET, CHANGE).expect(200);
    assertThat(progress(cloud)).containsExactly(0, 0, 1, capacity - 1);
  }

  @Test
  void theWriteOfAModelLastsAsLongAsItsRollingUpgrade() {
    Cloud cloud = cloud(2, "", "{\"when\": {\"instance\": \"web/0\"}, \"exitCode\": 7}");
    Reply write = cloud.patch(SET, CHANGE);
    cloud.time.advance(Duration.ofSeconds(30));
    assertThat(cloud.poll(write).at("/status")).isEqualTo("InProgress");
    Reply end = cloud.finish(write);
    assertThat(end.at("/status")).isEqualTo("Failed");
    assertThat(end.at("/error/code"))
        .isEqualTo("MaxUnhealthyUpgradedInstancePercentExceededInRollingUpgrade");
  }

  @Test
  void takesTagsButNoModelAndNoUpgradeMeanwhile() {
    Cloud cloud = cloud(2, "");
    cloud.patch(SET, CHANGE).expect(200);
    assertThat(cloud.patch(SET, CHANGE).expect(409).at("/error/code"))
        .isEqualTo("OperationNotAllowed");
    assertThat(cloud.post(SET + "/manualupgrade", Cloud.ids("1")).expect(409).at("/error/code"))
        .isEqualTo("OperationNotAllowed");
    cloud.post(SET + "/osRollingUpgrade", null).expect(409);
    cloud.succeed(cloud.patch(SET, "{\"tags\": {\"lease\": \"x\"}}"));
    assertThat(code(cloud)).isEqualTo("RollingForward");
  }

  @Test
  void waitsForAnInstanceToBecomeHealthy() {
    Cloud cloud = cloud(2, "", health(0, ", \"lasts\": \"PT3M\""));
    cloud.patch(SET, CHANGE);
    cloud.time.advance(Duration.ofSeconds(200));
    assertThat(progress(cloud)).containsExactly(0, 0, 1, 1);
    cloud.time.advance(Duration.ofMinutes(10));
    assertThat(code(cloud)).isEqualTo("Completed");
    assertThat(progress(cloud)).containsExactly(2, 0, 0, 0);
  }

  @Test
  void faultsOnceTheUpgradedStayUnhealthyBeyondTheirTime() {
    Cloud cloud = cloud(2, "\"maxUnhealthyUpgradedInstancePercent\": 10", health(0, ""));
    Reply write = cloud.patch(SET, CHANGE);
    cloud.time.advance(Duration.ofSeconds(90 + 299));
    assertThat(code(cloud)).isEqualTo("RollingForward");
    cloud.time.advance(Duration.ofSeconds(1));
    assertThat(code(cloud)).isEqualTo("Faulted");
    assertThat(progress(cloud)).containsExactly(0, 1, 0, 1);
    assertThat(latest(cloud).at("/error/code").asText())
        .isEqualTo("MaxUnhealthyUpgradedInstancePercentExceededInRollingUpgrade");
    assertThat(latest(cloud).at("/error/message").asText())
        .isEqualTo(
            "Rolling Upgrade failed after exceeding the MaxUnhealthyUpgradedInstancePercent value"
                + " defined in the RollingUpgradePolicy. 100% of instances are in an unhealthy"
                + " state after being upgraded - more than the threshold of 10%. The most impactful"
                + " error is: Instance found to be unhealthy or unreachable. First failed instance"
                + " ID is: 0.");
    assertThat(cloud.poll(write).at("/status")).isEqualTo("Failed");
    assertThat(inTheirOrder(cloud)).containsExactly("0");
  }

  @Test
  void goesOnBelowItsLimitsAndTellsOfTheFailed() {
    Cloud cloud =
        cloud(
            10,
            "\"maxBatchInstancePercent\": 100, \"maxUnhealthyUpgradedInstancePercent\": 10",
            "{\"when\": {\"instance\": \"web/3\"}, \"exitCode\": 7}",
            health(4, ", \"lasts\": \"PT1M\""));
    cloud.patch(SET, CHANGE);
    cloud.time.advance(Duration.ofSeconds(100));
    assertThat(latest(cloud).at("/error/code").asText())
        .isEqualTo("RollingUpgradeInProgressWithFailedUpgradedVMs");
    cloud.time.advance(Duration.ofMinutes(5));
    assertThat(code(cloud)).isEqualTo("Completed");
    assertThat(progress(cloud)).containsExactly(9, 1, 0, 0);
    assertThat(latest(cloud).has("error")).isFalse();
  }

  @Test
  void neverBeginsWhereTooManyAreUnhealthyAlready() {
    Cloud cloud =
        Cloud.of(
            directory,
            Scenarios.of(
                set(
                    4,
                    "\"prioritizeUnhealthyInstances\": true",
                    "\"2\": {\"health\": \"unknown\"}")));
    Reply end = cloud.finish(cloud.patch(SET, CHANGE));
    assertThat(end.at("/error/code"))
        .isEqualTo("MaxUnhealthyInstancePercentExceededBeforeRollingUpgrade");
    assertThat(code(cloud)).isEqualTo("Faulted");
    assertThat(cloud.runs()).isEmpty();
  }

  @Test
  void stopsBeforeABatchWhenTooManyHaveBecomeUnhealthy() {
    Cloud cloud =
        cloud(
            6,
            "\"maxBatchInstancePercent\": 50, \"maxUnhealthyUpgradedInstancePercent\": 100",
            health(0, ""),
            health(1, ""));
    cloud.patch(SET, CHANGE);
    cloud.time.advance(Duration.ofMinutes(8));
    assertThat(latest(cloud).at("/error/code").asText())
        .isEqualTo("MaxUnhealthyInstancePercentExceededInRollingUpgrade");
    assertThat(progress(cloud)).containsExactly(1, 2, 0, 3);
  }

  @Test
  void finishesAZoneAndBeginsWithItsUnhealthyInstances() {
    String instances =
        """
        "0": {"zone": "2"}, "1": {"zone": "1"}, "2": {"zone": "1"},
        "3": {"zone": "2"}, "4": {"zone": "1"}, "5": {"zone": "2", "health": "unhealthy"}""";
    String policy = "\"maxBatchInstancePercent\": 100, \"maxUnhealthyInstancePercent\": 100";
    Cloud cloud =
        Cloud.of(
            directory,
            Scenarios.of(set(6, policy + ", \"prioritizeUnhealthyInstances\": true", instances)));
    cloud.patch(SET, CHANGE);
    assertThat(progress(cloud)).containsExactly(0, 0, 3, 3);
    cloud.time.advance(Duration.ofMinutes(10));
    assertThat(code(cloud)).isEqualTo("Completed");
    assertThat(inTheirOrder(cloud)).containsExactly("1", "2", "4", "5", "0", "3");

    Cloud across =
        Cloud.of(
            directory,
            Scenarios.of(set(6, policy + ", \"enableCrossZoneUpgrade\": true", instances)));
    across.patch(SET, CHANGE);
    assertThat(progress(across)).containsExactly(0, 0, 6, 0);
  }

  @Test
  void leavesProtectedInstancesAlone() {
    Cloud cloud =
        Cloud.of(
            directory, Scenarios.of(set(2, "", "\"0\": {\"protectFromScaleSetActions\": true}")));
    cloud.succeed(cloud.patch(SET, CHANGE));
    assertThat(inTheirOrder(cloud)).containsExactly("1");
    assertThat(progress(cloud)).containsExactly(1, 0, 0, 0);
  }

  @Test
  void cancelsAfterTheRunningBatchAndAnyWriteOfAModelStartsAnew() {
    Cloud cloud = cloud(4, "");
    assertThat(cloud.post(CANCEL, null).expect(409).at("/error/message"))
        .isEqualTo("There is no ongoing Rolling Upgrade to cancel.");
    Reply write = cloud.patch(SET, CHANGE);
    cloud.succeed(cloud.post(CANCEL, null).expect(202));
    cloud.finish(write);
    assertThat(code(cloud)).isEqualTo("Cancelled");
    assertThat(latest(cloud).at("/runningStatus/lastAction").asText()).isEqualTo("Cancel");
    assertThat(progress(cloud)).containsExactly(1, 0, 0, 3);
    cloud.post(CANCEL, null).expect(409);

    cloud.succeed(cloud.patch(SET, "{\"tags\": {\"a\": \"b\"}}"));
    assertThat(code(cloud)).isEqualTo("Cancelled");
    cloud.succeed(cloud.patch(SET, "{\"properties\": {\"virtualMachineProfile\": {}}}"));
    assertThat(code(cloud)).isEqualTo("Completed");
    assertThat(progress(cloud)).containsExactly(4, 0, 0, 0);
    assertThat(inTheirOrder(cloud)).containsExactly("0", "1", "2", "3");
  }

  @Test
  void aPauseOfACancelledRollingUpgradeDoesNotHurryTheNext() {
    Cloud cloud = cloud(2, "\"pauseTimeBetweenBatches\": \"PT5M\"");
    cloud.patch(SET, CHANGE);
    cloud.time.advance(Duration.ofSeconds(91));
    cloud.succeed(cloud.post(CANCEL, null).expect(202));
    cloud.patch(SET, change("3")).expect(200);
    cloud.time.advance(Duration.ofSeconds(90 + 299));
    assertThat(progress(cloud)).containsExactly(1, 0, 0, 1);
  }

  @Test
  void startsAnewAfterABreach() {
    Cloud cloud =
        cloud(2, "", "{\"when\": {\"instance\": \"web/0\"}, \"exitCode\": 7, \"times\": 1}");
    cloud.finish(cloud.patch(SET, CHANGE));
    assertThat(code(cloud)).isEqualTo("Faulted");
    cloud.succeed(cloud.patch(SET, change("3")));
    assertThat(code(cloud)).isEqualTo("Completed");
  }

  @Test
  void putsFailedInstancesBackWhenThePolicySaysSo() {
    Cloud cloud =
        cloud(
            2,
            "\"rollbackFailedInstancesOnPolicyBreach\": true",
            "{\"when\": {\"instance\": \"web/0\"}, \"exitCode\": 7, \"times\": 1}");
    cloud.patch(SET, CHANGE);
    cloud.time.advance(Duration.ofSeconds(91));
    assertThat(code(cloud)).isEqualTo("RollingForward");
    cloud.time.advance(Duration.ofMinutes(3));
    assertThat(code(cloud)).isEqualTo("Faulted");
    assertThat(progress(cloud)).containsExactly(0, 1, 0, 1);
    JsonNode instance = cloud.instance("0");
    assertThat(instance.at("/properties/provisioningState").asText()).isEqualTo("Succeeded");
    assertThat(instance.at("/properties/latestModelApplied").asBoolean(true)).isFalse();
    assertThat(instance.toString()).doesNotContain("forceUpdateTag");
    assertThat(cloud.runs()).containsExactly("0:app:7", "0:app:0");
  }

  @Test
  void givesFailedInstancesTheirOldDiskBack() {
    Cloud cloud = cloud(2, "\"rollbackFailedInstancesOnPolicyBreach\": true", health(0, ""));
    String disk = "/properties/storageProfile/osDisk/name";
    String before = cloud.instance("0").at(disk).asText();
    Reply write = cloud.patch(SET, IMAGE);
    cloud.time.advance(Duration.ofMinutes(6));
    assertThat(cloud.instance("0").at(disk).asText()).isNotEqualTo(before);
    cloud.finish(write);
    JsonNode instance = cloud.instance("0");
    assertThat(instance.at(disk).asText()).isEqualTo(before);
    assertThat(instance.at("/properties/instanceView/extensions")).hasSize(2);
    assertThat(instance.at("/properties/storageProfile/imageReference/exactVersion").asText())
        .isEqualTo("18.04.1");
    assertThat(instance.at("/properties/instanceView/vmHealth/status/code").asText())
        .isEqualTo("HealthState/healthy");
    assertThat(cloud.runs()).containsExactlyInAnyOrder("0:health:0", "0:app:0");
  }

  @Test
  void makesNewInstancesFirstWithMaxSurge() {
    Cloud cloud = cloud(2, "\"maxSurge\": true");
    Reply write = cloud.patch(SET, CHANGE);
    cloud.time.advance(Duration.ofSeconds(5));
    assertThat(ids(cloud)).containsExactly("0", "1", "2");
    assertThat(cloud.instance("2").at("/properties/provisioningState").asText())
        .isEqualTo("Creating");
    cloud.patch(SET, "{\"tags\": {\"x\": \"y\"}}").expect(200);
    cloud.succeed(write);
    assertThat(ids(cloud)).containsExactly("2", "3");
    assertThat(progress(cloud)).containsExactly(2, 0, 0, 0);
    assertThat(cloud.get(SET).body().at("/sku/capacity").asInt()).isEqualTo(2);
    assertThat(inTheirOrder(cloud)).containsExactly("2", "3");
  }

  @Test
  void keepsTheOldInstanceWhenTheNewOneFails() {
    Cloud cloud =
        cloud(2, "\"maxSurge\": true", "{\"when\": {\"instance\": \"web/2\"}, \"exitCode\": 7}");
    Reply write = cloud.patch(SET, CHANGE);
    assertThat(cloud.finish(write).at("/status")).isEqualTo("Failed");
    cloud.time.advance(Duration.ofMinutes(1));
    assertThat(ids(cloud)).containsExactly("0", "1");
    assertThat(progress(cloud)).containsExactly(0, 1, 0, 1);
  }

  private static List<String> ids(Cloud cloud) {
    return cloud.get(SET + "/virtualMachines").body().findValuesAsText("instanceId");
  }

  @Test
  void aNewPolicyHoldsForTheModelThatIsWrittenWithIt() {
    Cloud cloud = Cloud.of(directory, Scenarios.of(Scenarios.set(10, HEALTH + "," + APP, "")));
    cloud.succeed(
        cloud.patch(
            SET,
            "{\"properties\": {\"upgradePolicy\": {\"mode\": \"Rolling\","
                + " \"rollingUpgradePolicy\": {\"maxBatchInstancePercent\": 50}}}}"));
    cloud.get(LATEST).expect(404);
    assertThat(cloud.instance("0").at("/properties/latestModelApplied").asBoolean()).isTrue();
    cloud.succeed(
        cloud.patch(SET, "{\"properties\": {\"upgradePolicy\": {\"mode\": \"Manual\"}}}"));

    String both =
        CHANGE.replaceFirst(
            "\"properties\": *\\{",
            "\"properties\": {\"upgradePolicy\": {\"mode\": \"Rolling\","
                + " \"rollingUpgradePolicy\": {\"maxBatchInstancePercent\": 30}},");
    cloud.patch(SET, both).expect(200);
    assertThat(progress(cloud)).containsExactly(0, 0, 3, 7);
    assertThat(latest(cloud).at("/policy/maxBatchInstancePercent").asInt()).isEqualTo(30);
  }

  @Test
  void refusesARollingPolicyWithoutASourceOfHealth() {
    Cloud cloud = Cloud.of(directory, Scenarios.of(Scenarios.set(2, APP, "")));
    String rolling = "{\"properties\": {\"upgradePolicy\": {\"mode\": \"Rolling\"}}}";
    Reply refusal = cloud.patch(SET, rolling).expect(400);
    assertThat(refusal.at("/error/code")).isEqualTo("BadRequest");
    assertThat(refusal.at("/error/message"))
        .isEqualTo(
            "Rolling Upgrade mode is not supported for this Virtual Machine Scale Set because a"
                + " health probe or health extension was not provided.");
    cloud.succeed(
        cloud.patch(
            SET,
            "{\"properties\": {\"virtualMachineProfile\": {\"networkProfile\": {\"healthProbe\":"
                + " {\"id\": \"/probes/p\"}}}}}"));
    cloud.succeed(cloud.patch(SET, rolling));
  }

  @Test
  void refusesPercentagesOutOfTheirRange() {
    Cloud cloud = cloud(2, "");
    Reply refusal =
        cloud
            .patch(
                SET,
                "{\"properties\": {\"upgradePolicy\": {\"rollingUpgradePolicy\":"
                    + " {\"maxBatchInstancePercent\": 4}}}}")
            .expect(400);
    assertThat(refusal.at("/error/target"))
        .isEqualTo("upgradePolicy.rollingUpgradePolicy.maxBatchInstancePercent");
  }

  @Test
  void rollsOnInAnotherProcess() {
    ManualTime time = new ManualTime(Cloud.START);
    String scenario =
        Scenarios.of(
            set(3, "\"rollbackFailedInstancesOnPolicyBreach\": true", ""),
            health(0, ", \"lasts\": \"PT2M\""),
            "{\"when\": {\"instance\": \"web/1\"}, \"exitCode\": 7, \"times\": 1}");
    Reply write = Cloud.kept(directory, scenario, time).patch(SET, CHANGE).expect(200);
    for (int i = 0; i < 20; i++) {
      time.advance(Duration.ofSeconds(30));
      Cloud.kept(directory, scenario, time).get(SET).expect(200);
    }
    Cloud last = Cloud.kept(directory, scenario, time);
    assertThat(code(last)).isEqualTo("Faulted");
    assertThat(progress(last)).containsExactly(1, 1, 0, 1);
    assertThat(last.poll(write).at("/status")).isEqualTo("Failed");
    assertThat(last.runs()).containsExactly("0:app:0", "1:app:7", "1:app:0");
  }
}
