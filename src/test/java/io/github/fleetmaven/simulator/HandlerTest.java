package io.github.fleetmaven.simulator;

import static io.github.fleetmaven.simulator.Cloud.SET;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.fleetmaven.simulator.Cloud.Reply;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HandlerTest {

  private static final String FAULT =
      """
      {"when": {"instance": "web/1", "extension": "app"}, "exitCode": 100,
       "message": "no InfiniBand device", "times": 1}""";

  @TempDir Path directory;

  private Cloud cloud(String... faults) {
    return Cloud.of(
        directory, Scenarios.of(Scenarios.set(2, Scenarios.extension("app", ""), ""), faults));
  }

  private static void write(Cloud cloud, String... extensions) {
    cloud.succeed(cloud.patch(SET, ManualUpgradeTest.profile(extensions)));
  }

  private static String tagged(String tag) {
    return Scenarios.extension("app", "\"forceUpdateTag\": \"" + tag + "\"");
  }

  @Test
  void tellsAFailureInAzuresWords() {
    Cloud cloud = cloud(FAULT);
    write(cloud, tagged("1"));
    Reply status = cloud.finish(cloud.upgrade("*"));
    assertThat(status.at("/status")).isEqualTo("Failed");
    assertThat(status.at("/error/code")).isEqualTo("VMExtensionProvisioningError");
    assertThat(status.at("/error/message"))
        .startsWith(
            "VM has reported a failure when processing extension 'app' (publisher 'Microsoft.app'"
                + " and type 'app'). Error message: \"Enable failed with exit code 100 no"
                + " InfiniBand device\". More information on troubleshooting is available at"
                + " https://aka.ms/");
    JsonNode failed = cloud.instance("1");
    assertThat(failed.at("/properties/provisioningState").asText()).isEqualTo("Failed");
    assertThat(failed.at("/resources/0/properties/provisioningState").asText()).isEqualTo("Failed");
    JsonNode report = failed.at("/properties/instanceView/extensions/0/statuses/0");
    assertThat(report.path("code").asText()).isEqualTo("ProvisioningState/failed/100");
    assertThat(report.path("level").asText()).isEqualTo("Error");
    assertThat(report.path("message").asText())
        .isEqualTo("Enable failed with exit code 100 no InfiniBand device");
    assertThat(cloud.instance("0").at("/properties/provisioningState").asText())
        .isEqualTo("Succeeded");
    assertThat(cloud.runs()).containsExactlyInAnyOrder("0:app:0", "1:app:100");
  }

  @Test
  void runsAFailedHandlerAgainForAnotherTagOnly() {
    Cloud cloud = cloud(FAULT);
    write(cloud, tagged("1"));
    cloud.finish(cloud.upgrade("1"));
    Reply stale = cloud.finish(cloud.upgrade("1"));
    assertThat(stale.at("/status")).isEqualTo("Failed");
    assertThat(cloud.runs()).containsExactly("1:app:100");

    write(cloud, tagged("2"));
    cloud.succeed(cloud.upgrade("1"));
    assertThat(cloud.runs()).containsExactly("1:app:100", "1:app:0");
    assertThat(cloud.instance("1").at("/properties/provisioningState").asText())
        .isEqualTo("Succeeded");
  }

  @Test
  void runsPredecessorsFirstAndSkipsWhoeverWaitsForAFailedOne() {
    Cloud cloud = cloud(FAULT.replace("\"times\": 1", "\"times\": 1"));
    String last = Scenarios.extension("last", "\"provisionAfterExtensions\": [\"app\"]");
    write(cloud, last, tagged("1"));
    cloud.finish(cloud.upgrade("*"));
    assertThat(cloud.runs())
        .containsExactlyInAnyOrder("0:app:0", "1:app:100", "1:last:skipped", "0:last:0");
    assertThat(cloud.runs().indexOf("0:app:0")).isLessThan(cloud.runs().indexOf("0:last:0"));
    assertThat(cloud.instance("1").at("/properties/instanceView/extensions").toString())
        .contains("Skipping processing of extensions");

    write(cloud, last, tagged("2"));
    cloud.succeed(cloud.upgrade("1"));
    assertThat(cloud.runs()).endsWith("1:app:0", "1:last:0");
  }

  @Test
  void doesNotCountASuppressedFailure() {
    Cloud cloud = cloud(FAULT);
    write(
        cloud, Scenarios.extension("app", "\"suppressFailures\": true, \"settings\": {\"a\": 1}"));
    cloud.succeed(cloud.upgrade("1"));
    assertThat(cloud.instance("1").at("/properties/provisioningState").asText())
        .isEqualTo("Succeeded");
    assertThat(cloud.runs()).containsExactly("1:app:100");
  }

  @Test
  void takes3010ForAHandlerThatDidItsWork() {
    Cloud cloud = cloud(FAULT.replace("100", "3010"));
    write(cloud, tagged("1"));
    cloud.succeed(cloud.upgrade("1"));
    assertThat(
            cloud
                .instance("1")
                .at("/properties/instanceView/extensions/0/statuses/0/code")
                .asText())
        .isEqualTo("ProvisioningState/succeeded/3010");
  }

  @Test
  void showsARunningHandler() {
    Cloud cloud = cloud();
    write(cloud, tagged("1"));
    Reply upgrade = cloud.upgrade("0");
    cloud.time.advance(java.time.Duration.ofSeconds(50));
    JsonNode instance = cloud.instance("0");
    assertThat(instance.at("/properties/instanceView/extensions/0/statuses/0/code").asText())
        .isEqualTo("ProvisioningState/transitioning");
    assertThat(instance.at("/resources/0/properties/provisioningState").asText())
        .isEqualTo("Updating");
    cloud.succeed(upgrade);
    JsonNode run = cloud.journal("handler").get(0);
    assertThat(run.path("from").asText()).isEqualTo("2026-01-01T00:00:50Z");
    assertThat(run.path("to").asText()).isEqualTo("2026-01-01T00:01:35Z");
  }

  @Test
  void countsFailuresAcrossTheInstancesThatAStarNames() {
    Cloud cloud = cloud("{\"when\": {\"instance\": \"web/*\"}, \"exitCode\": 7, \"times\": 1}");
    write(cloud, tagged("1"));
    cloud.finish(cloud.upgrade("*"));
    assertThat(cloud.runs()).containsExactlyInAnyOrder("0:app:7", "1:app:0");
  }
}
