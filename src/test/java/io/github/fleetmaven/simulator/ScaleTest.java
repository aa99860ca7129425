package io.github.fleetmaven.simulator;

import static io.github.fleetmaven.simulator.Cloud.SET;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.fleetmaven.time.ManualTime;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A thousand instances: bounds that only an algorithm of the wrong order exceeds. */
class ScaleTest {

  @TempDir Path directory;

  @Test
  void bearsAThousandInstances() {
    String scenario =
        "{\"pageSize\": 1000, \"resources\": ["
            + Scenarios.set(1000, Scenarios.extension("app", ""), "")
            + "]}";
    Cloud cloud = Cloud.kept(directory, scenario, new ManualTime(Cloud.START));
    cloud.get(SET + "/virtualMachines?$expand=instanceView");
    long start = System.nanoTime();
    JsonNode list = cloud.get(SET + "/virtualMachines?$expand=instanceView").body();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    assertThat(list.path("value")).hasSize(1000);

    long begin = System.nanoTime();
    cloud.succeed(
        cloud.patch(
            SET,
            ManualUpgradeTest.profile(Scenarios.extension("app", "\"forceUpdateTag\": \"1\""))));
    cloud.succeed(cloud.upgrade("*"));
    assertThat(cloud.runs()).hasSize(1000);
    cloud.succeed(cloud.post(SET + "/delete", Cloud.ids("*")));
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
    assertThat(cloud.get(SET + "/virtualMachines").body().path("value")).isEmpty();
  }
}
