package io.github.fleetmaven.simulator;

import static io.github.fleetmaven.simulator.Cloud.SET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fleetmaven.simulator.Cloud.Reply;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultTest {

  private static final String HEALTH =
      """
      {"name": "health", "properties": {"publisher": "Microsoft.ManagedServices",
        "type": "ApplicationHealthLinux", "typeHandlerVersion": "1.0"}}""";

  @TempDir Path directory;

  private Cloud cloud(String... faults) {
    return Cloud.of(directory, Scenarios.of(Scenarios.set(2, HEALTH, ""), faults));
  }

  @Test
  void answersTheNthRequestInTheServicesPlace() {
    Cloud cloud =
        cloud(
            "{\"when\": {\"method\": \"patch\", \"path\": \".*/virtualmachinescalesets/.*\","
                + " \"nth\": 2}, \"respond\": {\"status\": 429, \"retryAfter\": 3}}");
    cloud.succeed(cloud.patch(SET, "{}"));
    Reply throttled = cloud.patch(SET, "{\"tags\": {\"lost\": \"1\"}}").expect(429);
    assertThat(throttled.header("Retry-After")).contains("3");
    assertThat(throttled.at("/error/code")).isEqualTo("OperationNotAllowed");
    assertThat(cloud.get(SET).body().at("/tags/lost").isMissingNode()).isTrue();
    cloud.patch(SET, "{}").expect(200);
  }

  @Test
  void answersAsOftenAsItIsTold() {
    Cloud cloud =
        cloud(
            "{\"when\": {\"path\": \".*/web\"}, \"times\": 2, \"respond\": {\"status\": 503,"
                + " \"code\": \"Busy\", \"message\": \"later\"}}");
    assertThat(cloud.get(SET).expect(503).at("/error/message")).isEqualTo("later");
    cloud.get(SET).expect(503);
    cloud.get(SET).expect(200);
  }

  @Test
  void answersWithNothingOrWithHtml() throws ConnectionDroppedException {
    Cloud cloud =
        cloud(
            "{\"when\": {\"path\": \".*\", \"nth\": 1}, \"respond\": {\"status\": 503}}",
            "{\"when\": {\"path\": \".*\", \"nth\": 2}, \"respond\": {\"status\": 503, \"body\":"
                + " \"<html>busy</html>\"}}");
    assertThat(cloud.get(SET).expect(503).body().isMissingNode()).isTrue();
    SimulatorResponse html =
        cloud.simulator.handle(
            new SimulatorRequest("GET", SET + "?api-version=1", Map.of(), new byte[0]));
    assertThat(html.headers().get("Content-Type")).containsExactly("text/html");
    assertThat(html.body()).asString().isEqualTo("<html>busy</html>");
  }

  @Test
  void cutsTheConnectionBeforeOrAfterTheEffect() {
    Cloud cloud =
        cloud(
            "{\"when\": {\"method\": \"PATCH\", \"nth\": 1}, \"drop\": \"beforeEffect\"}",
            "{\"when\": {\"method\": \"PATCH\", \"nth\": 2}, \"drop\": \"afterEffect\"}");
    String body = "{\"tags\": {\"x\": \"y\"}}";
    assertThatThrownBy(() -> cloud.trySend("PATCH", SET, body, Map.of()))
        .isInstanceOf(ConnectionDroppedException.class);
    assertThat(cloud.get(SET).body().at("/tags/x").isMissingNode()).isTrue();
    assertThatThrownBy(() -> cloud.trySend("PATCH", SET, body, Map.of()))
        .isInstanceOf(ConnectionDroppedException.class);
    assertThat(cloud.get(SET).body().at("/tags/x").asText()).isEqualTo("y");
    assertThat(cloud.journal("request").get(0).path("status").asText()).isEqualTo("dropped");
  }

  @Test
  void delaysAnAnswer() {
    Cloud cloud = cloud("{\"when\": {\"method\": \"GET\"}, \"delay\": \"PT20S\", \"times\": 1}");
    cloud.get(SET).expect(200);
    assertThat(cloud.time.now()).isEqualTo(Cloud.START.plusSeconds(20));
  }

  @Test
  void leavesOutTheHeadersThatLeadToAnOperation() {
    Cloud cloud = cloud("{\"when\": {\"method\": \"PATCH\"}, \"withoutOperation\": true}");
    Reply write = cloud.patch(SET, "{}").expect(200);
    assertThat(write.header("Azure-AsyncOperation")).isEmpty();
    assertThat(write.at("/properties/provisioningState")).isEqualTo("Updating");
  }

  @Test
  void makesAnUpgradedInstanceUnhealthyForAWhile() {
    Cloud cloud =
        cloud(
            "{\"when\": {\"instance\": \"web/1\", \"event\": \"upgraded\"}, \"health\":"
                + " \"Unhealthy\", \"lasts\": \"PT5M\", \"times\": 1}");
    assertThat(health(cloud, "1")).isEqualTo("HealthState/healthy");
    String changed = HEALTH.replace("\"1.0\"", "\"1.0\", \"settings\": {\"port\": 80}");
    cloud.succeed(cloud.patch(SET, ManualUpgradeTest.profile(changed)));
    cloud.succeed(cloud.upgrade("*"));
    assertThat(health(cloud, "0")).isEqualTo("HealthState/healthy");
    assertThat(health(cloud, "1")).isEqualTo("HealthState/unhealthy");
    cloud.time.advance(Duration.ofMinutes(5));
    assertThat(health(cloud, "1")).isEqualTo("HealthState/healthy");
  }

  private static String health(Cloud cloud, String instance) {
    return cloud.instance(instance).at("/properties/instanceView/vmHealth/status/code").asText();
  }
}
