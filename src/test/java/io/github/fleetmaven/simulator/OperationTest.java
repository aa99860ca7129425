package io.github.fleetmaven.simulator;

import static io.github.fleetmaven.simulator.Cloud.SET;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.simulator.Cloud.Reply;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperationTest {

  @TempDir Path directory;
  private Cloud cloud;

  @BeforeEach
  void open() {
    String set = Scenarios.set(1, Scenarios.extension("app", ""), "");
    cloud =
        Cloud.of(
            directory,
            Scenarios.of(
                set, "{\"when\": {\"instance\": \"web/0\"}, \"exitCode\": 1, \"times\": 1}"));
  }

  @Test
  void isLedToByOneHeaderFromAWrite() {
    Reply write = cloud.patch(SET, "{}").expect(200);
    assertThat(write.header("Azure-AsyncOperation").orElseThrow())
        .matches(
            "https://management\\.azure\\.com/subscriptions/sub-1/providers/Microsoft\\.Compute"
                + "/locations/westus/operations/[0-9a-f-]{36}\\?p=[0-9a-f-]{36}&api-version=.*");
    assertThat(write.header("Location")).isEmpty();
    assertThat(write.header("Azure-AsyncNotification")).contains("Enabled");
    assertThat(write.header("Retry-After")).contains("10");
  }

  @Test
  void isLedToByTwoHeadersFromAnAction() {
    Reply action = cloud.upgrade("0");
    assertThat(action.body().isMissingNode()).isTrue();
    assertThat(action.header("Azure-AsyncOperation")).isPresent();
    assertThat(action.header("Retry-After")).isEmpty();
    String location = action.header("Location").orElseThrow();
    assertThat(location).contains("monitor=true");
    Reply running = cloud.get(location).expect(202);
    assertThat(running.header("Location")).isPresent();
    assertThat(running.body().isMissingNode()).isTrue();
    cloud.succeed(action);
    assertThat(cloud.get(location).expect(200).body().isMissingNode()).isTrue();
  }

  @Test
  void tellsHowLongToWaitEachTimeWhereTheScenarioWantsIt() {
    String set = Scenarios.set(1, Scenarios.extension("app", ""), "");
    Cloud patient =
        Cloud.of(directory, "{\"timing\": {\"poll\": \"PT20S\"}, \"resources\": [" + set + "]}");
    Reply action = patient.post(SET + "/restart", "").expect(202);
    assertThat(patient.poll(action).header("Retry-After")).contains("20");
    assertThat(patient.poll(action).header("Retry-After")).contains("20");
    patient.succeed(action);
    assertThat(patient.poll(action).header("Retry-After")).isEmpty();
  }

  @Test
  void tellsOnceHowLongToWait() {
    Reply write = cloud.patch(SET, "{}").expect(200);
    assertThat(cloud.poll(write).header("Retry-After")).contains("30");
    assertThat(cloud.poll(write).header("Retry-After")).isEmpty();
  }

  @Test
  void doesNotTellHowLongToWaitWhenItsBeginningDidNot() {
    Reply action = cloud.upgrade("0");
    assertThat(action.header("Retry-After")).isEmpty();
    assertThat(cloud.poll(action).header("Retry-After")).isEmpty();
  }

  @Test
  void hasAStatusWithItsTimes() {
    Reply action = cloud.upgrade("0");
    Reply running = cloud.poll(action).expect(200);
    assertThat(running.at("/startTime")).isEqualTo("2026-01-01T00:00:00.0000000+00:00");
    assertThat(running.body().has("endTime")).isFalse();
    cloud.time.advance(Duration.ofMinutes(1));
    Reply done = cloud.poll(action);
    assertThat(done.at("/status")).isEqualTo("Succeeded");
    assertThat(done.at("/endTime")).isEqualTo("2026-01-01T00:00:01.0000000+00:00");
    assertThat(action.header("Azure-AsyncOperation").orElseThrow()).contains(done.at("/name"));
  }

  @Test
  void tellsItsFailureAtBothAddresses() {
    cloud.succeed(
        cloud.patch(
            SET,
            ManualUpgradeTest.profile(Scenarios.extension("app", "\"settings\": {\"a\": 1}"))));
    Reply action = cloud.upgrade("0");
    assertThat(cloud.finish(action).expect(200).at("/status")).isEqualTo("Failed");
    Reply byLocation = cloud.get(action.header("Location").orElseThrow());
    assertThat(byLocation.at("/error/code")).isEqualTo("VMExtensionProvisioningError");
  }

  @Test
  void isUnknownUnderAnotherId() {
    cloud
        .get("/subscriptions/sub-1/providers/Microsoft.Compute/locations/westus/operations/x")
        .expect(404);
  }

  @Test
  void identifiesEachAnswer() {
    Reply reply =
        cloud.send(
            "GET",
            SET,
            null,
            Map.of(
                "X-MS-Client-Request-Id", "mine",
                "x-ms-return-client-request-id", "true",
                "x-ms-correlation-request-id", "ours"));
    assertThat(reply.header("x-ms-request-id")).isPresent();
    assertThat(reply.header("x-ms-correlation-request-id")).contains("ours");
    assertThat(reply.header("x-ms-client-request-id")).contains("mine");
  }
}
