package io.github.fleetmaven.simulator;

import static io.github.fleetmaven.simulator.Cloud.SET;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.fleetmaven.simulator.Cloud.Reply;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScalingTest {

  @TempDir Path directory;
  private Cloud cloud;

  @BeforeEach
  void open() {
    String set =
        Scenarios.set(3, Scenarios.extension("app", ""), "\"2\": {\"protectFromScaleIn\": true}");
    cloud = Cloud.of(directory, Scenarios.of(set));
  }

  private List<String> ids() {
    List<String> ids = new ArrayList<>();
    cloud
        .get(SET + "/virtualMachines")
        .body()
        .path("value")
        .forEach(instance -> ids.add(instance.path("instanceId").asText()));
    return ids;
  }

  private void capacity(int capacity) {
    cloud.succeed(cloud.patch(SET, "{\"sku\": {\"capacity\": " + capacity + "}}"));
  }

  @Test
  void runsTheLatestModelOnNewInstances() {
    cloud.succeed(cloud.patch(SET, ManualUpgradeTest.profile(Scenarios.extension("new", ""))));
    Reply write = cloud.patch(SET, "{\"sku\": {\"capacity\": 4}}").expect(200);
    assertThat(cloud.instance("3").at("/properties/provisioningState").asText())
        .isEqualTo("Creating");
    cloud.succeed(write);
    JsonNode added = cloud.instance("3");
    assertThat(added.at("/properties/latestModelApplied").asBoolean()).isTrue();
    assertThat(added.at("/properties/instanceView/extensions/0/name").asText()).isEqualTo("new");
    assertThat(cloud.runs()).containsExactly("3:new:0");
    assertThat(cloud.instance("0").at("/properties/latestModelApplied").asBoolean()).isFalse();
  }

  @Test
  void neverUsesAnIdAgain() {
    capacity(4);
    cloud.succeed(cloud.post(SET + "/delete", Cloud.ids("3")));
    assertThat(cloud.get(SET).body().at("/sku/capacity").asInt()).isEqualTo(3);
    capacity(4);
    assertThat(ids()).containsExactly("0", "1", "2", "4");
  }

  @Test
  void removesTheHighestIdsThatAreNotProtected() {
    capacity(1);
    assertThat(ids()).containsExactly("2");
  }

  @Test
  void deletesOneInstance() {
    cloud.succeed(cloud.delete(SET + "/virtualMachines/1"));
    assertThat(ids()).containsExactly("0", "2");
    cloud.get(SET + "/virtualMachines/1").expect(404);
    cloud.delete(SET + "/virtualMachines/1").expect(204);
    cloud.post(SET + "/delete", Cloud.ids("1")).expect(400);
    cloud.post(SET + "/delete", "{}").expect(400);
  }

  @Test
  void deletesAllByAStar() {
    cloud.succeed(cloud.post(SET + "/delete", Cloud.ids("*")));
    assertThat(ids()).isEmpty();
  }

  @Test
  void deletesTheSetEvenWhileItsInstancesAreBusy() {
    Reply restart = cloud.post(SET + "/restart", "{}").expect(202);
    Reply deletion = cloud.delete(SET).expect(202);
    assertThat(cloud.get(SET).at("/properties/provisioningState")).isEqualTo("Deleting");
    cloud.succeed(deletion);
    assertThat(cloud.poll(restart).at("/error/code")).isEqualTo("OperationPreempted");
    assertThat(cloud.get(SET).expect(404).at("/error/code")).isEqualTo("NotFound");
    cloud.delete(SET).expect(204);
  }

  @Test
  void createsASet() {
    Reply created =
        cloud
            .put(
                SET + "2",
                """
                {"location": "westus", "sku": {"name": "Standard_DS1_v2", "capacity": 2},
                 "properties": {"upgradePolicy": {"mode": "manual"},
                   "virtualMachineProfile": {%s}}}"""
                    .formatted(Scenarios.IMAGE))
            .expect(201);
    assertThat(created.at("/properties/provisioningState")).isEqualTo("Creating");
    assertThat(created.at("/properties/orchestrationMode")).isEqualTo("Uniform");
    assertThat(created.at("/properties/upgradePolicy/mode")).isEqualTo("Manual");
    assertThat(created.at("/sku/tier")).isEqualTo("Standard");
    cloud.succeed(created);
    assertThat(cloud.get(SET + "2/virtualMachines").body().path("value")).hasSize(2);
    cloud.patch(SET + "3", "{}").expect(404);
    assertThat(cloud.put(SET + "3", "{}").expect(400).at("/error/code"))
        .isEqualTo("LocationRequired");
  }

  @Test
  void dealsInstancesOutRoundRobin() {
    String set =
        Scenarios.set(4, "", "\"platformUpdateDomains\": 2, \"3\": {\"updateDomain\": 7}")
            .replace("\"location\"", "\"zones\": [\"1\", \"2\", \"3\"], \"location\"");
    cloud = Cloud.of(directory, Scenarios.of(set));
    assertThat(cloud.instance("2").at("/properties/instanceView/platformUpdateDomain").asInt())
        .isZero();
    assertThat(cloud.instance("2").at("/properties/instanceView/platformFaultDomain").asInt())
        .isEqualTo(2);
    assertThat(cloud.instance("2").at("/zones/0").asText()).isEqualTo("3");
    assertThat(cloud.instance("3").at("/properties/instanceView/platformUpdateDomain").asInt())
        .isEqualTo(7);
  }
}
