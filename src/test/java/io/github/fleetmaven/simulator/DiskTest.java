package io.github.fleetmaven.simulator;

import static io.github.fleetmaven.simulator.Cloud.GROUP;
import static io.github.fleetmaven.simulator.Cloud.SET;
import static io.github.fleetmaven.simulator.Cloud.VM;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.fleetmaven.simulator.Cloud.Reply;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Disks and what encrypts them, and the groups that machines stand in. */
class DiskTest {

  private static final String COMPUTE = GROUP + "/providers/Microsoft.Compute";
  private static final String KEYS = COMPUTE + "/diskEncryptionSets/keys";

  @TempDir Path directory;
  private Cloud cloud;

  @BeforeEach
  void open() {
    cloud = Cloud.of(directory, Scenarios.of(Scenarios.machine("")));
  }

  @Test
  void isWrittenAsTheDiskServiceDoes() {
    String body =
        """
        {"location": "westus", "identity": {"type": "SystemAssigned"},
          "properties": {"activeKey": {"keyUrl": "https://v.vault.azure.net/keys/k/1"}}}""";
    Reply accepted = cloud.put(KEYS, body).expect(202);
    assertThat(accepted.at("/properties/provisioningState")).isEqualTo("Updating");
    assertThat(accepted.body().has("name")).isFalse();
    assertThat(accepted.header("Azure-AsyncOperation").orElseThrow())
        .contains("/DiskOperations/", "?p=");
    assertThat(accepted.header("Location").orElseThrow()).contains("monitor=true");
    JsonNode output = cloud.succeed(accepted).body().at("/properties/output");
    Reply set = cloud.get(KEYS).expect(200);
    assertThat(output).isEqualTo(set.body());
    assertThat(set.at("/properties/encryptionType")).isEqualTo("EncryptionAtRestWithCustomerKey");
    assertThat(set.at("/identity/principalId")).isNotEmpty();
    assertThat(cloud.get(accepted.header("Location").orElseThrow()).body()).isEqualTo(set.body());
    cloud.succeed(cloud.delete(KEYS).expect(202));
    cloud.get(KEYS).expect(404);
  }

  @Test
  void saysWhatItIsMadeOf() {
    String disk = COMPUTE + "/disks/d";
    cloud.put(disk, "{\"location\": \"westus\", \"properties\": {}}").expect(400);
    String body =
        """
        {"location": "westus", "sku": {"name": "Premium_LRS"}, "properties":
          {"diskSizeGB": 10, "creationData": {"createOption": "Empty"}}}""";
    cloud.succeed(cloud.put(disk, body).expect(202));
    cloud.succeed(
        cloud.put(disk, body.replace(", \"creationData\": {\"createOption\": \"Empty\"}", "")));
    Reply shown = cloud.get(disk).expect(200);
    assertThat(shown.at("/properties/diskState")).isEqualTo("Unattached");
    assertThat(shown.at("/properties/creationData/createOption")).isEqualTo("Empty");
    assertThat(cloud.get(COMPUTE + "/disks").body().path("value")).hasSize(1);
    assertThat(cloud.get(COMPUTE + "/snapshots").body().path("value")).isEmpty();
  }

  @Test
  void standsInAGroupThatListsItsMachine() {
    String near = COMPUTE + "/proximityPlacementGroups/near";
    String apart = COMPUTE + "/availabilitySets/apart";
    Reply created = cloud.put(near, "{\"location\": \"westus\", \"tags\": {}}").expect(201);
    assertThat(created.body().path("properties").toString())
        .isEqualTo("{\"proximityPlacementGroupType\":\"Standard\"}");
    assertThat(created.header("Azure-AsyncOperation")).isEmpty();
    cloud.put(near, "{\"location\": \"westus\"}").expect(200);
    cloud
        .put(
            apart,
            "{\"location\": \"westus\", \"sku\": {\"name\": \"Aligned\"}, \"properties\":"
                + " {\"proximityPlacementGroup\": {\"id\": \""
                + near
                + "\"}}}")
        .expect(200);
    assertThat(cloud.get(near).body().at("/properties/virtualMachines")).isEmpty();
    String groups =
        "\"proximityPlacementGroup\": {\"id\": \"%s\"}, \"availabilitySet\": {\"id\": \"%s\"}, "
            .formatted(near, apart);
    cloud =
        Cloud.of(
            directory,
            Scenarios.of(
                List.of(
                    Scenarios.machine("")
                        .replace("\"hardwareProfile\"", groups + "\"hardwareProfile\""),
                    Scenarios.set(1, "", "", groups + "\"upgradePolicy\": {\"mode\": \"Manual\"}"),
                    document(near),
                    document(apart))));
    JsonNode in = cloud.get(near).body().path("properties");
    assertThat(in.at("/virtualMachines/0/id").asText()).isEqualTo(VM);
    assertThat(in.at("/virtualMachineScaleSets/0/id").asText()).isEqualTo(SET);
    assertThat(cloud.get(apart).body().at("/properties/virtualMachines/0/id").asText())
        .isEqualTo(VM);
    assertThat(cloud.get(apart).at("/properties/platformUpdateDomainCount")).isEqualTo("5");
    cloud.delete(apart).expect(200);
    cloud.delete(apart).expect(204);
    assertThat(cloud.get(COMPUTE + "/availabilitySets").body().path("value")).isEmpty();
  }

  private static String document(String id) {
    return "{\"id\": \"" + id + "\", \"location\": \"westus\"}";
  }
}
