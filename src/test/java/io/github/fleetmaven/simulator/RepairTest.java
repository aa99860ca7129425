package io.github.fleetmaven.simulator;

import static io.github.fleetmaven.simulator.Cloud.SET;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.fleetmaven.time.ManualTime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Azure's automatic repairs, on the wire. */
class RepairTest {

  private static final String COMMAND = SET + "/setOrchestrationServiceState";
  private static final String SICK = "\"1\": {\"health\": \"unhealthy\"}";

  @TempDir Path directory;

  private static String scenario(int capacity, String action, String instances) {
    return Scenarios.of(
        Scenarios.set(
            capacity,
            RollingUpgradeTest.HEALTH,
            instances,
            "\"upgradePolicy\": {\"mode\": \"Manual\"}, \"automaticRepairsPolicy\": {\"enabled\":"
                + " true, \"gracePeriod\": \"PT30M\", \"repairAction\": \""
                + action
                + "\"}"));
  }

  private Cloud cloud(String action, String instances) {
    return Cloud.of(directory, scenario(3, action, instances));
  }

  private static String command(String action) {
    return "{\"serviceName\": \"AutomaticRepairs\", \"action\": \"" + action + "\"}";
  }

  private static String state(Cloud cloud) {
    return cloud.get(SET + "/instanceView").at("/orchestrationServices/0/serviceState");
  }

  private static List<String> repairs(Cloud cloud) {
    return cloud.journal("instance").stream()
        .filter(line -> line.path("status").asText().equals("repair"))
        .map(line -> line.path("instance").asText() + ":" + line.path("to").asText())
        .toList();
  }

  private static List<String> ids(Cloud cloud) {
    return cloud.get(SET + "/virtualMachines").body().findValuesAsText("instanceId");
  }

  @Test
  void replacesAnInstanceThatStaysUnhealthyBeyondTheGracePeriod() {
    Cloud cloud = cloud("Replace", SICK);
    cloud.time.advance(Duration.ofMinutes(30).minusSeconds(1));
    cloud.get(SET).expect(200);
    assertThat(repairs(cloud)).isEmpty();
    cloud.time.advance(Duration.ofSeconds(1));
    cloud.get(SET).expect(200);
    assertThat(repairs(cloud)).containsExactly("1:replace");
    cloud.time.advance(Duration.ofHours(3));
    assertThat(ids(cloud)).containsExactly("0", "2", "3");
    assertThat(cloud.get(SET).body().at("/sku/capacity").asInt()).isEqualTo(3);
    assertThat(repairs(cloud)).hasSize(1);
    JsonNode line =
        cloud.journal("instance").stream()
            .filter(found -> found.path("status").asText().equals("repair"))
            .findFirst()
            .orElseThrow();
    assertThat(line.path("from").asText()).isEqualTo("unhealthy");
    assertThat(line.path("time").asText()).isEqualTo("2026-01-01T00:30:00Z");
  }

  @ParameterizedTest
  @CsvSource({"Reimage, reimaged", "Restart, restarted"})
  void repairsInPlaceWhenThePolicySaysSo(String action, String effect) {
    Cloud cloud = cloud(action, "\"1\": {\"health\": \"unknown\"}");
    cloud.time.advance(Duration.ofHours(1));
    assertThat(ids(cloud)).containsExactly("0", "1", "2");
    assertThat(cloud.journal("instance"))
        .extracting(line -> line.path("status").asText())
        .containsExactly("repair", effect);
    assertThat(cloud.instance("1").at("/properties/instanceView/vmHealth/status/code").asText())
        .isEqualTo("HealthState/healthy");
  }

  @Test
  void repairsOneAtATimeInASmallSet() {
    Cloud cloud =
        cloud("Restart", "\"0\": {\"health\": \"unhealthy\"}, \"2\": {\"health\": \"unhealthy\"}");
    cloud.time.advance(Duration.ofMinutes(30));
    cloud.get(SET);
    assertThat(repairs(cloud)).containsExactly("0:restart");
    cloud.time.advance(Duration.ofMinutes(3));
    cloud.get(SET);
    assertThat(repairs(cloud)).containsExactly("0:restart", "2:restart");
  }

  @Test
  void leavesTheProtectedTheInitializingAndTheStoppedAlone() {
    Cloud cloud =
        cloud(
            "Replace",
            """
            "0": {"health": "unhealthy", "protectFromScaleSetActions": true},
            "1": {"health": "initializing"}, "2": {"health": "unhealthy", "powerState": "stopped"}""");
    cloud.time.advance(Duration.ofHours(2));
    cloud.get(SET);
    assertThat(repairs(cloud)).isEmpty();
  }

  @Test
  void isSuspendedAndResumed() {
    Cloud cloud = cloud("Replace", SICK);
    assertThat(state(cloud)).isEqualTo("Running");
    String etag = cloud.get(SET).at("/etag");
    Cloud.Reply suspend = cloud.post(COMMAND, command("Suspend")).expect(202);
    assertThat(suspend.header("Location")).isPresent();
    cloud.succeed(suspend);
    assertThat(state(cloud)).isEqualTo("Suspended");
    assertThat(cloud.get(SET).at("/etag")).isNotEqualTo(etag);
    cloud.time.advance(Duration.ofHours(2));
    cloud.get(SET);
    assertThat(repairs(cloud)).isEmpty();

    cloud.succeed(cloud.post(COMMAND, command("resume")).expect(202));
    assertThat(state(cloud)).isEqualTo("Running");
    assertThat(repairs(cloud)).containsExactly("1:replace");
  }

  @Test
  void isNotRunningWithoutAPolicy() {
    Cloud cloud =
        Cloud.of(directory, Scenarios.of(Scenarios.set(3, RollingUpgradeTest.HEALTH, SICK)));
    assertThat(cloud.get(SET + "/instanceView").body().has("orchestrationServices")).isFalse();
    cloud.succeed(
        cloud.patch(SET, "{\"properties\": {\"automaticRepairsPolicy\": {\"enabled\": false}}}"));
    assertThat(state(cloud)).isEqualTo("NotRunning");
    cloud.time.advance(Duration.ofHours(2));
    cloud.succeed(
        cloud.patch(SET, "{\"properties\": {\"automaticRepairsPolicy\": {\"enabled\": true}}}"));
    assertThat(repairs(cloud)).containsExactly("1:replace");
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    Cloud cloud = cloud("Replace", "");
    assertThat(cloud.post(COMMAND, command("Stop")).expect(400).at("/error/target"))
        .isEqualTo("action");
    assertThat(
            cloud
                .post(COMMAND, "{\"serviceName\": \"X\", \"action\": \"Suspend\"}")
                .expect(400)
                .at("/error/target"))
        .isEqualTo("serviceName");
  }

  @Test
  void repairsNothingDuringARollingUpgrade() {
    Cloud cloud = cloud("Restart", SICK);
    cloud.time.advance(Duration.ofMinutes(29));
    cloud.post(SET + "/osRollingUpgrade", null).expect(202);
    assertThat(cloud.get(SET + "/rollingUpgrades/latest").at("/properties/error/code"))
        .isEqualTo("MaxUnhealthyInstancePercentExceededBeforeRollingUpgrade");
    cloud.succeed(
        cloud.patch(
            SET,
            "{\"properties\": {\"upgradePolicy\": {\"rollingUpgradePolicy\":"
                + " {\"maxUnhealthyInstancePercent\": 50}}}}"));
    cloud.post(SET + "/osRollingUpgrade", null).expect(202);
    cloud.time.advance(Duration.ofMinutes(1));
    cloud.get(SET);
    assertThat(repairs(cloud)).isEmpty();
    cloud.time.advance(Duration.ofMinutes(10));
    cloud.get(SET);
    assertThat(repairs(cloud)).isEqualTo(List.of("1:restart"));
  }

  @Test
  void remembersTheGracePeriodAndTheSuspensionInAnotherProcess() {
    ManualTime time = new ManualTime(Cloud.START);
    String scenario = scenario(3, "Replace", SICK);
    Cloud.kept(directory, scenario, time).get(SET);
    time.advance(Duration.ofMinutes(20));
    Cloud second = Cloud.kept(directory, scenario, time);
    second.succeed(second.post(COMMAND, command("Suspend")));
    time.advance(Duration.ofMinutes(20));
    Cloud third = Cloud.kept(directory, scenario, time);
    assertThat(state(third)).isEqualTo("Suspended");
    assertThat(repairs(third)).isEmpty();
    third.succeed(third.post(COMMAND, command("Resume")));
    assertThat(repairs(Cloud.kept(directory, scenario, time))).containsExactly("1:replace");
  }
}
