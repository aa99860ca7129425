package io.github.fleetmaven.simulator;

import static io.github.fleetmaven.simulator.Cloud.GROUP;
import static io.github.fleetmaven.simulator.Cloud.SET;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.fleetmaven.time.ManualTime;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlexibleTest {

  private static final String MACHINES = GROUP + "/providers/Microsoft.Compute/virtualMachines";

  @TempDir Path directory;
  private Cloud cloud;

  @BeforeEach
  void open() {
    String set =
        Scenarios.set(
            2,
            Scenarios.extension("app", ""),
            "\"1\": {\"powerState\": \"deallocated\"}",
            "\"orchestrationMode\": \"Flexible\", \"platformFaultDomainCount\": 2");
    cloud = Cloud.of(directory, Scenarios.of(java.util.List.of(set, Scenarios.machine(""))));
  }

  private JsonNode members() {
    return cloud
        .get(
            MACHINES + "?$expand=instanceView&$filter='virtualMachineScaleSet/id' eq '" + SET + "'")
        .expect(200)
        .body()
        .path("value");
  }

  @Test
  void hasMachinesForMembers() {
    assertThat(members()).hasSize(2);
    JsonNode member = members().get(0);
    assertThat(member.path("name").asText()).matches("web_[0-9a-f]{8}");
    assertThat(member.at("/properties/virtualMachineScaleSet/id").asText()).isEqualTo(SET);
    assertThat(member.at("/properties").has("latestModelApplied")).isFalse();
    assertThat(member.at("/properties/hardwareProfile/vmSize").asText())
        .isEqualTo("Standard_DS1_v2");
    assertThat(member.at("/resources/0/name").asText()).isEqualTo("app");
    assertThat(members().get(1).at("/properties/instanceView/statuses/1/code").asText())
        .isEqualTo("PowerState/deallocated");
    assertThat(members().get(1).at("/properties/platformFaultDomain").asInt()).isEqualTo(1);
    assertThat(cloud.get(MACHINES).body().path("value")).hasSize(3);
    assertThat(cloud.get(SET + "/virtualMachines").body().path("value")).isEmpty();
    cloud.get(SET + "/instanceView").expect(409);
  }

  @Test
  void upgradesMembersByTheirName() {
    String name = members().get(0).path("name").asText();
    cloud.succeed(
        cloud.patch(
            SET,
            """
            {"sku": {"name": "Standard_DS2_v2"}, "properties": {"virtualMachineProfile":
              {"storageProfile": {"imageReference": {"version": "18.04.2"}},
               "extensionProfile": {"extensions": [%s]}}}}"""
                .formatted(Scenarios.extension("new", ""))));
    cloud.post(SET + "/manualupgrade", Cloud.ids("0")).expect(400);
    cloud.succeed(cloud.upgrade(name));
    JsonNode member = members().get(0);
    assertThat(member.at("/resources/0/name").asText()).isEqualTo("new");
    assertThat(member.path("resources")).hasSize(1);
    assertThat(member.at("/properties/storageProfile/imageReference/exactVersion").asText())
        .isEqualTo("18.04.2");
    assertThat(member.at("/properties/hardwareProfile/vmSize").asText())
        .isEqualTo("Standard_DS2_v2");
    assertThat(cloud.runs()).containsExactly(name + ":new:0");
    assertThat(members().get(1).at("/resources/0/name").asText()).isEqualTo("app");
    assertThat(cloud.journal("handler").get(0).path("target").asText()).isEqualTo(SET);
  }

  @Test
  void scales() {
    cloud.succeed(cloud.patch(SET, "{\"sku\": {\"capacity\": 3}}"));
    assertThat(members()).hasSize(3);
    cloud.succeed(cloud.delete(MACHINES + "/" + members().get(2).path("name").asText()));
    assertThat(members()).hasSize(2);
    assertThat(cloud.get(SET).body().at("/sku/capacity").asInt()).isEqualTo(2);
  }

  @Test
  void takesAMachineThatJoins() {
    cloud.succeed(
        cloud.put(
            MACHINES + "/joins",
            "{\"location\": \"westus\", \"properties\": {\"virtualMachineScaleSet\": {\"id\": \""
                + SET
                + "\"}}}"));
    assertThat(members()).hasSize(3);
  }

  @Test
  void remembersTheMachinesThatJoined(@TempDir Path other) {
    ManualTime time = new ManualTime(Cloud.START);
    String scenario = Scenarios.of(Scenarios.set(2, "", "", "\"orchestrationMode\": \"Flexible\""));
    Cloud first = Cloud.kept(other, scenario, time);
    first.succeed(
        first.put(
            MACHINES + "/joins",
            "{\"location\": \"westus\", \"properties\": {\"virtualMachineScaleSet\": {\"id\": \""
                + SET
                + "\"}}}"));
    first.succeed(first.patch(SET, "{\"sku\": {\"capacity\": 3}}"));

    Cloud second = Cloud.kept(other, scenario, time);
    List<JsonNode> all = new ArrayList<>();
    second.get(MACHINES).body().path("value").forEach(all::add);
    assertThat(all).hasSize(4).extracting(m -> m.path("name").asText()).doesNotHaveDuplicates();
    for (JsonNode machine : all) {
      String name = machine.path("name").asText();
      assertThat(second.get(MACHINES + "/" + name).at("/properties/vmId"))
          .isEqualTo(machine.at("/properties/vmId").asText());
    }
    second.succeed(second.delete(SET));
    assertThat(Cloud.kept(other, scenario, time).get(MACHINES).body().path("value")).isEmpty();
  }
}
