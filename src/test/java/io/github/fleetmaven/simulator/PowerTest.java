package io.github.fleetmaven.simulator;

import static io.github.fleetmaven.simulator.Cloud.SET;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.fleetmaven.simulator.Cloud.Reply;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PowerTest {

  @TempDir Path directory;
  private Cloud cloud;

  @BeforeEach
  void open() {
    cloud = Cloud.of(directory, Scenarios.of(Scenarios.set(2, Scenarios.extension("app", ""), "")));
  }

  private String power(String instance) {
    return cloud.instance(instance).at("/properties/instanceView/statuses/1/code").asText();
  }

  @Test
  void switchesInstancesOffAndOn() {
    cloud.succeed(cloud.post(SET + "/poweroff?skipShutdown=false", Cloud.ids("0")));
    assertThat(power("0")).isEqualTo("PowerState/stopped");
    assertThat(power("1")).isEqualTo("PowerState/running");
    cloud.succeed(cloud.post(SET + "/deallocate", "{}"));
    assertThat(power("1")).isEqualTo("PowerState/deallocated");
    JsonNode view = cloud.instance("1").at("/properties/instanceView");
    assertThat(view.has("vmAgent")).isFalse();
    assertThat(view.has("computerName")).isFalse();
    cloud.succeed(cloud.post(SET + "/start", Cloud.ids("*")));
    assertThat(power("1")).isEqualTo("PowerState/running");
    assertThat(cloud.runs()).isEmpty();
    assertThat(cloud.journal("instance"))
        .extracting(line -> line.path("from").asText() + ">" + line.path("to").asText())
        .startsWith("running>stopped");
  }

  @Test
  void actsOnAllByAStarInThePath() {
    cloud.succeed(cloud.post(SET + "/virtualMachines/%2A/deallocate", null));
    assertThat(power("0")).isEqualTo("PowerState/deallocated");
    assertThat(power("1")).isEqualTo("PowerState/deallocated");
  }

  @Test
  void givesAStoppedInstanceItsImageAtOnceAndItsExtensionsWhenItStarts() {
    cloud.succeed(cloud.post(SET + "/virtualMachines/0/powerOff", null));
    cloud.succeed(cloud.patch(SET, ManualUpgradeTest.profile(Scenarios.extension("new", ""))));
    cloud.succeed(cloud.upgrade("0"));
    assertThat(cloud.instance("0").at("/properties/latestModelApplied").asBoolean()).isTrue();
    assertThat(cloud.instance("0").at("/resources/0/name").asText()).isEqualTo("new");
    assertThat(cloud.runs()).isEmpty();
    cloud.succeed(cloud.post(SET + "/virtualMachines/0/start", null));
    assertThat(cloud.runs()).containsExactly("0:app:removed", "0:new:0");
  }

  @Test
  void runsNoHandlerAtARestart() {
    Reply restart = cloud.post(SET + "/restart", Cloud.ids("0")).expect(202);
    assertThat(cloud.instance("0").at("/properties/instanceView/vmAgent/statuses/0/code").asText())
        .isEqualTo("ProvisioningState/Unavailable");
    cloud.succeed(restart);
    assertThat(cloud.runs()).isEmpty();
    assertThat(cloud.journal("instance").get(0).path("status").asText()).isEqualTo("restarted");
  }

  @Test
  void reimagesWithEveryHandler() {
    cloud.succeed(cloud.post(SET + "/reimage", "{}"));
    assertThat(cloud.runs()).containsExactlyInAnyOrder("0:app:0", "1:app:0");
    cloud.succeed(cloud.post(SET + "/reimageall", Cloud.ids("1")));
    assertThat(cloud.runs()).hasSize(3);
  }

  @Test
  void sparesProtectedInstances() {
    Reply written =
        cloud
            .put(
                SET + "/virtualMachines/1",
                """
                {"properties": {"protectionPolicy": {"protectFromScaleIn": true,
                  "protectFromScaleSetActions": true}}}""")
            .expect(200);
    cloud.succeed(written);
    assertThat(
            cloud.instance("1").at("/properties/protectionPolicy/protectFromScaleIn").asBoolean())
        .isTrue();
    cloud.post(SET + "/manualupgrade", Cloud.ids("0", "1")).expect(409);
    cloud.succeed(cloud.patch(SET, ManualUpgradeTest.profile()));
    cloud.succeed(cloud.upgrade("*"));
    assertThat(cloud.instance("0").at("/properties/latestModelApplied").asBoolean()).isTrue();
    assertThat(cloud.instance("1").at("/properties/latestModelApplied").asBoolean()).isFalse();
    cloud
        .put(
            SET + "/virtualMachines/1",
            """
            {"properties": {"protectionPolicy": {"protectFromScaleIn": false,
              "protectFromScaleSetActions": true}}}""")
        .expect(400);
  }

  @Test
  void refusesASecondActionOnABusyInstance() {
    Reply first = cloud.post(SET + "/virtualMachines/0/restart", null).expect(202);
    cloud.post(SET + "/virtualMachines/0/restart", null).expect(409);
    cloud.succeed(first);
  }

  @Test
  void needsToBeToldWhichInstances() {
    assertThat(cloud.post(SET + "/manualupgrade", "{}").expect(400).at("/error/target"))
        .isEqualTo("instanceIds");
  }
}
