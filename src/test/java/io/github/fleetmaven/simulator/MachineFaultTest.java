package io.github.fleetmaven.simulator;

import static io.github.fleetmaven.simulator.Cloud.SET;
import static io.github.fleetmaven.simulator.Cloud.VM;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.fleetmaven.simulator.Cloud.Reply;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What befalls machines and the handlers on them. */
class MachineFaultTest {

  private static final String HEALTH =
      """
      {"name": "health", "properties": {"publisher": "Microsoft.ManagedServices",
        "type": "ApplicationHealthLinux", "typeHandlerVersion": "1.0"}}""";
  private static final String APP = Scenarios.extension("app", "");
  private static final String CHANGED =
      ManualUpgradeTest.profile(HEALTH, Scenarios.extension("app", "\"forceUpdateTag\": \"2\""));

  @TempDir Path directory;

  private Cloud cloud(String... faults) {
    return Cloud.of(
        directory,
        Scenarios.of(
            List.of(Scenarios.set(3, HEALTH + "," + APP, ""), Scenarios.machine("")), faults));
  }

  /** Brings the instances to a changed model; returns the operation's last status. */
  private static Reply rolledOut(Cloud cloud) {
    cloud.succeed(cloud.patch(SET, CHANGED));
    return cloud.finish(cloud.upgrade("*"));
  }

  private static String state(Cloud cloud, String instance, String pointer) {
    return cloud.instance(instance).at("/properties/" + pointer).asText();
  }

  private static List<String> codes(Cloud cloud, String instance) {
    return cloud
        .instance(instance)
        .at("/properties/instanceView/statuses")
        .findValuesAsText("code");
  }

  private static String agent(Cloud cloud, String instance) {
    return state(cloud, instance, "instanceView/vmAgent/statuses/0/displayStatus");
  }

  @Test
  void aHandlerTakesItsTime() {
    Cloud cloud =
        cloud("{\"when\": {\"instance\": \"web/1\", \"extension\": \"app\"}, \"takes\": \"PT1H\"}");
    cloud.succeed(cloud.patch(SET, CHANGED));
    Reply slow = cloud.upgrade("0", "1");
    cloud.time.advance(Duration.ofMinutes(59));
    assertThat(cloud.poll(slow).at("/status")).isEqualTo("InProgress");
    assertThat(cloud.runs()).containsExactly("0:app:0");
    cloud.succeed(slow);
    assertThat(cloud.runs()).containsExactly("0:app:0", "1:app:0");
  }

  @Test
  void aHandlerFailsAfterALongWhile() {
    Cloud cloud =
        cloud(
            "{\"when\": {\"instance\": \"web/1\", \"extension\": \"app\"}, \"takes\": \"PT1H\","
                + " \"exitCode\": 7, \"message\": \"gave up\"}");
    assertThat(rolledOut(cloud).at("/error/message")).contains("gave up");
    assertThat(cloud.runs()).containsExactly("0:app:0", "2:app:0", "1:app:7");
  }

  @Test
  void aHandlerNeverEnds() {
    Cloud cloud =
        cloud("{\"when\": {\"instance\": \"web/1\", \"extension\": \"app\"}, \"ends\": \"never\"}");
    cloud.succeed(cloud.patch(SET, CHANGED));
    Reply upgrade = cloud.upgrade("*");
    cloud.time.advance(Duration.ofDays(7));
    assertThat(cloud.poll(upgrade).at("/status")).isEqualTo("InProgress");
    assertThat(state(cloud, "1", "provisioningState")).isEqualTo("Updating");
    assertThat(cloud.runs()).containsExactly("0:app:0", "2:app:0");
  }

  /** What was decided when it began holds, whatever other runs begin meanwhile. */
  @Test
  void aFaultOfAHandlerIsDecidedWhenItBegins() {
    Cloud cloud =
        cloud(
            "{\"when\": {\"instance\": \"web/*\", \"extension\": \"app\"}, \"times\": 1,"
                + " \"takes\": \"PT1H\", \"exitCode\": 7}");
    cloud.succeed(cloud.patch(SET, CHANGED));
    Reply first = cloud.upgrade("2");
    cloud.time.advance(Duration.ofMinutes(2));
    cloud.succeed(cloud.upgrade("0"));
    cloud.finish(first);
    assertThat(cloud.runs()).containsExactly("0:app:0", "2:app:7");
  }

  @Test
  void anInstanceStaysUpdating() {
    Cloud cloud =
        cloud(
            "{\"when\": {\"instance\": \"web/1\", \"event\": \"upgraded\"}, \"stays\":"
                + " \"updating\"}");
    cloud.succeed(cloud.patch(SET, CHANGED));
    Reply upgrade = cloud.upgrade("*");
    cloud.time.advance(Duration.ofDays(1));
    assertThat(cloud.poll(upgrade).at("/status")).isEqualTo("InProgress");
    assertThat(state(cloud, "0", "provisioningState")).isEqualTo("Succeeded");
    assertThat(state(cloud, "1", "provisioningState")).isEqualTo("Updating");
    assertThat(cloud.instance("1").at("/properties/latestModelApplied").asBoolean()).isTrue();
  }

  @Test
  void anInstanceStaysUpdatingForAWhile() {
    Cloud cloud =
        cloud(
            "{\"when\": {\"instance\": \"web/1\", \"event\": \"restarted\"}, \"stays\":"
                + " \"updating\", \"lasts\": \"PT2H\"}");
    Reply restart = cloud.post(SET + "/restart", Cloud.ids("1"));
    cloud.time.advance(Duration.ofMinutes(120));
    assertThat(cloud.poll(restart).at("/status")).isEqualTo("InProgress");
    cloud.time.advance(Duration.ofMinutes(1));
    assertThat(cloud.poll(restart).at("/status")).isEqualTo("Succeeded");
  }

  @Test
  void whatIsDoneToAnInstanceFailsWithACode() {
    Cloud cloud =
        cloud(
            "{\"when\": {\"instance\": \"web/3\", \"event\": \"created\"}, \"fails\": {\"code\":"
                + " \"OSProvisioningTimedOut\", \"message\": \"OS Provisioning did not finish\"}}");
    Reply status = cloud.finish(cloud.patch(SET, "{\"sku\": {\"capacity\": 4}}"));
    assertThat(status.at("/error/code")).isEqualTo("OSProvisioningTimedOut");
    assertThat(state(cloud, "3", "provisioningState")).isEqualTo("Failed");
    assertThat(state(cloud, "0", "provisioningState")).isEqualTo("Succeeded");
  }

  @Test
  void anInstanceLosesItsPowerAfterAHandlerRan() {
    Cloud cloud =
        cloud(
            "{\"when\": {\"instance\": \"web/2\", \"event\": \"handler\", \"extension\":"
                + " \"app\"}, \"powerState\": \"stopped\"}");
    assertThat(rolledOut(cloud).at("/status")).isEqualTo("Succeeded");
    assertThat(codes(cloud, "1")).contains("PowerState/running");
    assertThat(codes(cloud, "2")).contains("PowerState/stopped");
    assertThat(cloud.journal("instance"))
        .filteredOn(line -> line.path("status").asText().equals("power"))
        .extracting(line -> line.path("instance").asText() + line.path("to").asText())
        .containsExactly("2stopped");
  }

  @Test
  void aHandlerThatDidNotRunIsNoEvent() {
    Cloud cloud =
        cloud(
            "{\"when\": {\"instance\": \"web/2\", \"event\": \"handler\", \"extension\":"
                + " \"other\"}, \"powerState\": \"stopped\"}");
    rolledOut(cloud);
    assertThat(codes(cloud, "2")).contains("PowerState/running");
  }

  @Test
  void machinesLoseTheirPowerAtATimeAndGetItBack() {
    Cloud cloud =
        cloud(
            "{\"when\": {\"instance\": \"*\", \"at\": \"PT3H\"}, \"powerState\": \"stopped\","
                + " \"lasts\": \"PT30M\"}");
    cloud.time.advance(Duration.ofHours(3).minusSeconds(1));
    assertThat(codes(cloud, "0")).contains("PowerState/running");
    cloud.time.advance(Duration.ofSeconds(1));
    assertThat(codes(cloud, "0")).contains("PowerState/stopped");
    assertThat(cloud.get(VM + "/instanceView").body().toString()).contains("PowerState/stopped");
    cloud.time.advance(Duration.ofMinutes(30));
    assertThat(codes(cloud, "0")).contains("PowerState/running");
  }

  @Test
  void whatRunsWhenThePowerFailsFails() {
    Cloud cloud =
        cloud(
            "{\"when\": {\"instance\": \"web/1\", \"at\": \"PT1M\"}, \"powerState\":"
                + " \"deallocated\"}");
    Reply status = rolledOut(cloud);
    assertThat(status.at("/error/code")).isEqualTo("VMAgentStatusCommunicationError");
    assertThat(status.at("/error/message")).contains("web_1");
    assertThat(cloud.runs()).containsExactly("0:app:0", "2:app:0");
    cloud.succeed(cloud.post(SET + "/start", Cloud.ids("1")));
    cloud.succeed(cloud.upgrade("1"));
    assertThat(cloud.runs()).endsWith("1:app:0");
  }

  @Test
  void onASilentAgentNoHandlerRuns() {
    Cloud cloud =
        cloud("{\"when\": {\"instance\": \"web/1\", \"at\": \"PT0S\"}, \"agent\": \"notReady\"}");
    Reply status = rolledOut(cloud);
    assertThat(status.at("/error/code")).isEqualTo("VMAgentStatusCommunicationError");
    assertThat(agent(cloud, "0")).isEqualTo("Ready");
    assertThat(agent(cloud, "1")).isEqualTo("Not Ready");
    assertThat(cloud.runs()).containsExactly("0:app:0", "2:app:0");
    cloud.succeed(cloud.post(SET + "/restart", Cloud.ids("1")));
    assertThat(agent(cloud, "1")).isEqualTo("Ready");
    cloud.succeed(cloud.upgrade("1"));
    assertThat(cloud.runs()).endsWith("1:app:0");
  }

  @Test
  void anAgentIsHeardOfAgainAfterAWhile() {
    Cloud cloud =
        cloud(
            "{\"when\": {\"instance\": \"vm1\", \"event\": \"restarted\"}, \"agent\":"
                + " \"notReady\", \"lasts\": \"PT10M\"}");
    cloud.succeed(cloud.post(VM + "/restart", null));
    assertThat(cloud.get(VM + "/instanceView").body().toString()).contains("Not Ready");
    cloud.time.advance(Duration.ofMinutes(10));
    assertThat(cloud.get(VM + "/instanceView").body().toString()).doesNotContain("Not Ready");
  }

  @Test
  void anInstanceVanishes() {
    Cloud cloud =
        cloud("{\"when\": {\"instance\": \"web/1\", \"at\": \"PT1M\"}, \"vanishes\": true}");
    Reply status = rolledOut(cloud);
    assertThat(status.at("/status")).isEqualTo("Failed");
    cloud.get(SET + "/virtualMachines/1").expect(404);
    assertThat(cloud.get(SET).body().at("/sku/capacity").asInt()).isEqualTo(2);
    assertThat(cloud.get(SET + "/virtualMachines").body().path("value"))
        .extracting(JsonNode::asText)
        .hasSize(2);
    cloud.succeed(cloud.upgrade("*"));
  }

  @Test
  void aRollingUpgradeGoesOnWithoutAnInstanceThatVanishes() {
    Cloud cloud =
        Cloud.of(
            directory,
            Scenarios.of(
                Scenarios.set(
                    4,
                    HEALTH,
                    "",
                    "\"upgradePolicy\": {\"mode\": \"Rolling\", \"rollingUpgradePolicy\":"
                        + " {\"maxBatchInstancePercent\": 50, \"maxUnhealthyInstancePercent\":"
                        + " 100, \"maxUnhealthyUpgradedInstancePercent\": 100}}"),
                "{\"when\": {\"instance\": \"web/0\", \"at\": \"PT30S\"}, \"vanishes\": true}",
                "{\"when\": {\"instance\": \"web/2\", \"event\": \"upgraded\"}, \"vanishes\":"
                    + " true}"));
    Reply write = cloud.patch(SET, CHANGED);
    cloud.succeed(write);
    JsonNode latest = cloud.get(SET + "/rollingUpgrades/latest").body();
    assertThat(latest.at("/properties/runningStatus/code").asText()).isEqualTo("Completed");
    assertThat(latest.at("/properties/progress/failedInstanceCount").asInt()).isEqualTo(1);
    assertThat(cloud.get(SET).body().at("/sku/capacity").asInt()).isEqualTo(2);
  }

  @Test
  void aReimagedInstanceIsUnwellForAWhile() {
    Cloud cloud =
        cloud(
            "{\"when\": {\"instance\": \"web/0\", \"event\": \"reimaged\"}, \"health\":"
                + " \"initializing\", \"lasts\": \"PT5M\"}");
    cloud.succeed(cloud.post(SET + "/reimage", Cloud.ids("0")));
    assertThat(state(cloud, "0", "instanceView/vmHealth/status/code"))
        .isEqualTo("HealthState/initializing");
    cloud.time.advance(Duration.ofMinutes(5));
    assertThat(state(cloud, "0", "instanceView/vmHealth/status/code"))
        .isEqualTo("HealthState/healthy");
  }

  @Test
  void whatIsOffCanNotLoseItsPower() {
    Cloud cloud =
        cloud(
            "{\"when\": {\"instance\": \"web/0\", \"at\": \"PT1H\"}, \"powerState\": \"stopped\","
                + " \"lasts\": \"PT1H\"}");
    cloud.succeed(cloud.post(SET + "/deallocate", Cloud.ids("0")));
    cloud.time.advance(Duration.ofHours(3));
    assertThat(codes(cloud, "0")).contains("PowerState/deallocated");
  }

  @Test
  void chanceDecidesWhichMachinesItStrikes() {
    String fault =
        "{\"when\": {\"instance\": \"web/*\", \"at\": \"PT1H\", \"probability\": 0.5}, \"times\":"
            + " 20, \"powerState\": \"stopped\"}";
    Cloud cloud = Cloud.of(directory, Scenarios.of(Scenarios.set(100, "", ""), fault));
    cloud.time.advance(Duration.ofHours(1));
    cloud.get(SET);
    List<String> struck =
        cloud.journal("instance").stream().map(line -> line.path("instance").asText()).toList();
    assertThat(struck).hasSize(20);
    assertThat(Integer.parseInt(struck.get(19))).isGreaterThan(25);
  }

  @Test
  void aRunCommandNeverEndsOrTakesItsTime() {
    Cloud cloud =
        cloud(
            "{\"when\": {\"instance\": \"vm1\", \"extension\": \"RunShellScript\"}, \"ends\":"
                + " \"never\"}");
    Reply run = cloud.post(VM + "/runCommand", "{\"commandId\": \"RunShellScript\"}");
    cloud.time.advance(Duration.ofDays(1));
    assertThat(cloud.poll(run).at("/status")).isEqualTo("InProgress");
  }

  /** A managed command has a timeout, which is 90 minutes when it doesn't say. */
  @Test
  void aManagedCommandThatNeverEndsTimesOut() {
    Cloud cloud =
        cloud(
            "{\"when\": {\"instance\": \"vm1\", \"extension\": \"fix\"}, \"ends\": \"never\"}",
            "{\"when\": {\"instance\": \"vm1\", \"extension\": \"slow\"}, \"takes\": \"PT1H\"}");
    String body =
        "{\"location\": \"westus\", \"properties\": {\"source\": {\"script\": \"sleep\"}}}";
    Reply fix = cloud.put(VM + "/runCommands/fix", body);
    Reply slow = cloud.put(VM + "/runCommands/slow", body);
    cloud.time.advance(Duration.ofMinutes(59));
    assertThat(cloud.poll(slow).at("/status")).isEqualTo("InProgress");
    cloud.time.advance(Duration.ofMinutes(1));
    assertThat(cloud.poll(slow).at("/status")).isEqualTo("Succeeded");
    cloud.time.advance(Duration.ofMinutes(29));
    assertThat(cloud.poll(fix).at("/status")).isEqualTo("InProgress");
    cloud.time.advance(Duration.ofMinutes(1));
    assertThat(cloud.poll(fix).at("/status")).isEqualTo("Succeeded");
    Reply view = cloud.get(VM + "/runCommands/fix?$expand=instanceView");
    assertThat(view.at("/properties/instanceView/executionState")).isEqualTo("TimedOut");
  }
}
