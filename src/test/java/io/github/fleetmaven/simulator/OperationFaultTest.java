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

/** Operations that a fault has got hold of. */
class OperationFaultTest {

  @TempDir Path directory;

  private Cloud cloud(String method, String operation) {
    String fault =
        "{\"when\": {\"method\": \"%s\", \"nth\": 1}, \"operation\": {%s}}"
            .formatted(method, operation);
    return Cloud.of(
        directory,
        Scenarios.of(java.util.List.of(Scenarios.set(2, "", ""), Scenarios.machine("")), fault));
  }

  @Test
  void goesOnForEver() {
    Cloud cloud = cloud("PATCH", "\"ends\": \"never\"");
    Reply write = cloud.patch(SET, "{\"tags\": {\"a\": \"1\"}}");
    cloud.time.advance(Duration.ofDays(30));
    assertThat(cloud.poll(write).at("/status")).isEqualTo("InProgress");
    assertThat(cloud.get(SET).at("/properties/provisioningState")).isEqualTo("Updating");
    assertThat(cloud.get(SET).at("/tags/a")).isEqualTo("1");
  }

  @Test
  void ofAMachineGoesOnForEverThoughOthersEnd() {
    Cloud cloud = cloud("PATCH", "\"ends\": \"never\"");
    Reply write = cloud.patch(Cloud.VM, "{\"tags\": {\"a\": \"1\"}}");
    cloud.time.advance(Duration.ofHours(1));
    cloud.succeed(cloud.post(Cloud.VM + "/restart", null));
    cloud.succeed(cloud.patch(Cloud.VM, "{\"tags\": {\"a\": \"2\"}}"));
    assertThat(cloud.poll(write).at("/status")).isEqualTo("InProgress");
  }

  @Test
  void takesLonger() {
    Cloud cloud = cloud("PATCH", "\"takes\": \"PT2H\"");
    Reply write = cloud.patch(SET, "{}");
    cloud.time.advance(Duration.ofMinutes(119));
    assertThat(cloud.poll(write).at("/status")).isEqualTo("InProgress");
    cloud.time.advance(Duration.ofMinutes(1));
    assertThat(cloud.poll(write).at("/status")).isEqualTo("Succeeded");
    assertThat(cloud.get(SET).at("/properties/provisioningState")).isEqualTo("Succeeded");
  }

  @Test
  void takesNoLessThanItsWork() {
    Cloud cloud = cloud("POST", "\"takes\": \"PT1S\"");
    Reply upgrade = cloud.post(SET + "/restart", Cloud.ids("*"));
    cloud.time.advance(Duration.ofSeconds(59));
    assertThat(cloud.poll(upgrade).at("/status")).isEqualTo("InProgress");
    cloud.time.advance(Duration.ofSeconds(1));
    assertThat(cloud.poll(upgrade).at("/status")).isEqualTo("Succeeded");
  }

  @Test
  void failsInTheEndThoughItsWorkIsDone() {
    Cloud cloud = cloud("PATCH", "\"ends\": \"failed\", \"code\": \"Busy\", \"message\": \"m\"");
    Reply write = cloud.patch(SET, "{\"tags\": {\"a\": \"1\"}}");
    Reply status = cloud.finish(write);
    assertThat(status.at("/status")).isEqualTo("Failed");
    assertThat(status.at("/error/code")).isEqualTo("Busy");
    assertThat(status.at("/error/message")).isEqualTo("m");
    assertThat(cloud.get(SET).at("/tags/a")).isEqualTo("1");
    assertThat(cloud.get(SET).at("/properties/provisioningState")).isEqualTo("Failed");
  }

  @Test
  void isCanceled() {
    Cloud cloud = cloud("POST", "\"ends\": \"canceled\", \"takes\": \"PT5M\"");
    Reply restart = cloud.post(SET + "/restart", Cloud.ids("*"));
    cloud.time.advance(Duration.ofMinutes(4));
    assertThat(cloud.poll(restart).at("/status")).isEqualTo("InProgress");
    Reply status = cloud.finish(restart);
    assertThat(status.at("/status")).isEqualTo("Canceled");
    assertThat(status.at("/error/code")).isEqualTo("OperationCanceled");
  }

  @Test
  void itsAnswerCanBeLostBesides() {
    String fault =
        "{\"when\": {\"method\": \"PATCH\", \"nth\": 1}, \"drop\": \"afterEffect\", \"operation\":"
            + " {\"ends\": \"never\"}}";
    Cloud cloud = Cloud.of(directory, Scenarios.of(Scenarios.set(2, "", ""), fault));
    assertThatThrownBy(() -> cloud.trySend("PATCH", SET, "{}", Map.of()))
        .isInstanceOf(ConnectionDroppedException.class);
    cloud.time.advance(Duration.ofDays(1));
    assertThat(cloud.get(SET).at("/properties/provisioningState")).isEqualTo("Updating");
  }

  /** One that another fault refuses begins none: the next one is no ordinary operation then. */
  @Test
  void isTheOneThatTheRequestBegins() {
    Cloud cloud = cloud("PATCH", "\"ends\": \"never\"");
    cloud.patch(SET.replace("/web", "/other"), "{}").expect(404);
    cloud.succeed(cloud.patch(SET, "{}"));
  }
}
