package io.github.fleetmaven.simulator;

import static io.github.fleetmaven.simulator.Cloud.GROUP;
import static io.github.fleetmaven.simulator.Cloud.VM;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.fleetmaven.simulator.Cloud.Reply;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Machines are generalized, captured, and made into images. */
class ImageTest {

  private static final String COMPUTE = GROUP + "/providers/Microsoft.Compute";
  private static final String IMAGE = COMPUTE + "/images/golden";
  private static final String OF_VM =
      "{\"location\": \"westus\", \"tags\": {\"a\": \"b\"}, \"properties\":"
          + " {\"sourceVirtualMachine\": {\"id\": \"%s\"}}}";

  @TempDir Path directory;
  private Cloud cloud;

  @BeforeEach
  void open() {
    cloud = Cloud.of(directory, Scenarios.of(Scenarios.machine("")));
  }

  private void generalize() {
    cloud.succeed(cloud.post(VM + "/deallocate", null));
    Reply reply = cloud.post(VM + "/generalize", null).expect(200);
    assertThat(reply.body().isMissingNode()).isTrue();
    assertThat(reply.header("Azure-AsyncOperation")).isEmpty();
  }

  private void create() {
    generalize();
    cloud.succeed(cloud.put(IMAGE, OF_VM.formatted(VM)).expect(201));
  }

  @Test
  void isMadeOfAGeneralizedMachine() {
    generalize();
    Reply created = cloud.put(IMAGE, OF_VM.formatted(VM)).expect(201);
    assertThat(created.at("/properties/provisioningState")).isEqualTo("Creating");
    assertThat(created.at("/properties/storageProfile/osDisk/osState")).isEqualTo("Generalized");
    assertThat(created.body().at("/properties/storageProfile/osDisk").has("diskSizeGB")).isFalse();
    assertThat(created.header("Location")).isEmpty();
    cloud.put(IMAGE, OF_VM.formatted(VM)).expect(409);
    cloud.succeed(created);
    JsonNode image = cloud.get(IMAGE).expect(200).body();
    assertThat(image.at("/type").asText()).isEqualTo("Microsoft.Compute/images");
    assertThat(image.at("/properties/provisioningState").asText()).isEqualTo("Succeeded");
    assertThat(image.at("/properties/storageProfile/osDisk/diskSizeGB").asInt()).isEqualTo(30);
    assertThat(image.at("/properties/storageProfile/osDisk/managedDisk/id").asText())
        .isEqualTo(cloud.get(VM).at("/properties/storageProfile/osDisk/managedDisk/id"));
    assertThat(image.at("/properties/hyperVGeneration").asText()).isEqualTo("V1");
  }

  @Test
  void needsAMachineThatIsGeneralized() {
    assertThat(cloud.put(IMAGE, OF_VM.formatted(VM)).expect(409).at("/error/message"))
        .isEqualTo(
            "The operation 'Create Image' requires the Virtual Machine 'vm1' to be Generalized.");
    cloud.put(IMAGE, OF_VM.formatted(VM + "x")).expect(404);
    assertThat(
            cloud
                .put(IMAGE, "{\"location\": \"westus\", \"properties\": {}}")
                .expect(400)
                .at("/error/target"))
        .isEqualTo("storageProfile.osDisk.osType");
    cloud.put(IMAGE, "{\"properties\": {}}").expect(400);
  }

  @Test
  void isMadeOfABlobToo() {
    String disk =
        "{\"osType\": \"Linux\", \"osState\": \"Generalized\", \"blobUri\":"
            + " \"https://a.blob.core.windows.net/vhds/a.vhd\"}";
    String body =
        "{\"location\": \"westus\", \"properties\": {\"storageProfile\": {\"osDisk\": "
            + disk
            + "}}}";
    cloud.succeed(cloud.put(IMAGE, body).expect(201));
    cloud.succeed(cloud.put(IMAGE, body).expect(200));
    assertThat(cloud.get(IMAGE).at("/properties/storageProfile/osDisk/blobUri"))
        .isEqualTo("https://a.blob.core.windows.net/vhds/a.vhd");
  }

  @Test
  void changesItsTagsAndKeepsItsDisks() {
    create();
    JsonNode before = cloud.get(IMAGE).body().at("/properties/storageProfile");
    Reply changed = cloud.patch(IMAGE, "{\"tags\": {\"c\": \"d\"}}").expect(200);
    assertThat(changed.at("/properties/provisioningState")).isEqualTo("Updating");
    cloud.succeed(changed);
    cloud.succeed(cloud.put(IMAGE, OF_VM.formatted(VM).replace("\"b\"", "\"e\"")).expect(200));
    JsonNode image = cloud.get(IMAGE).body();
    assertThat(image.path("tags").toString()).isEqualTo("{\"a\":\"e\"}");
    assertThat(image.at("/properties/storageProfile")).isEqualTo(before);
    cloud.patch(COMPUTE + "/images/none", "{}").expect(404);
    assertThat(
            cloud
                .put(IMAGE, OF_VM.formatted(VM).replace("westus", "eastus"))
                .expect(409)
                .at("/error/code"))
        .isEqualTo("InvalidResourceLocation");
  }

  @Test
  void isListedAndDeleted() {
    create();
    assertThat(cloud.get(COMPUTE + "/images").body().path("value")).hasSize(1);
    JsonNode everywhere =
        cloud.get("/subscriptions/sub-1/providers/Microsoft.Compute/images").body();
    assertThat(everywhere.at("/value/0/id").asText()).contains("/resourceGroups/RG/");
    Reply deletion = cloud.delete(IMAGE).expect(202);
    assertThat(deletion.header("Location")).isPresent();
    assertThat(cloud.get(IMAGE).at("/properties/provisioningState")).isEqualTo("Deleting");
    cloud.succeed(deletion);
    cloud.get(IMAGE).expect(404);
    cloud.delete(IMAGE).expect(204);
    assertThat(cloud.get(COMPUTE + "/images").body().path("value")).isEmpty();
  }

  @Test
  void isWhatMachinesAreMadeOfUntilItIsGone() {
    create();
    String body =
        """
        {"location": "westus", "properties": {"storageProfile": {"imageReference": {"id": "%s"},
          "osDisk": {"osType": "Linux", "createOption": "FromImage"}}}}"""
            .formatted(IMAGE);
    String machine = COMPUTE + "/virtualMachines/clone";
    cloud.succeed(cloud.put(machine, body).expect(201));
    JsonNode reference = cloud.get(machine).body().at("/properties/storageProfile/imageReference");
    assertThat(reference.path("id").asText()).isEqualTo(IMAGE);
    assertThat(reference.has("exactVersion")).isFalse();
    cloud.succeed(cloud.delete(IMAGE));
    cloud.put(machine + "2", body).expect(404);
  }

  @Test
  void leavesItsMachineOffForGood() {
    assertThat(cloud.post(VM + "/generalize", null).expect(409).at("/error/message"))
        .startsWith("Operation 'generalize' is not allowed on VM 'vm1' since the VM is running.");
    generalize();
    cloud.post(VM + "/generalize", null).expect(200);
    JsonNode statuses = cloud.get(VM + "/instanceView").body().path("statuses");
    assertThat(statuses.findValuesAsText("code"))
        .containsExactly(
            "ProvisioningState/succeeded", "OSState/generalized", "PowerState/deallocated");
    assertThat(cloud.get(VM).body().toString()).doesNotContain("osState", "$");
    for (String action : new String[] {"start", "restart", "redeploy", "reimage"}) {
      assertThat(cloud.post(VM + "/" + action, null).expect(409).at("/error/message"))
          .isEqualTo(
              "Operation '" + action + "' is not allowed on VM 'vm1' since the VM is generalized.");
    }
    cloud.succeed(cloud.delete(VM).expect(202));
  }

  @Test
  void isATemplateWhenDisksAreUnmanaged() {
    String body =
        "{\"vhdPrefix\": \"p\", \"destinationContainerName\": \"c\", \"overwriteVhds\": true}";
    assertThat(cloud.post(VM + "/capture", body).expect(409).at("/error/message"))
        .isEqualTo("Capture operation cannot be completed because the VM is not generalized.");
    cloud.post(VM + "/capture", "{}").expect(400);
    generalize();
    cloud.post(VM + "/capture", body).expect(409);
    String unmanaged =
        Scenarios.machine("")
            .replace(
                "\"managedDisk\": {\"storageAccountType\": \"Premium_LRS\"}",
                "\"vhd\": {\"uri\": \"https://a.blob.core.windows.net/vhds/os.vhd\"}");
    cloud = Cloud.of(directory, Scenarios.of(unmanaged));
    generalize();
    Reply accepted = cloud.post(VM + "/capture", body).expect(202);
    JsonNode output = cloud.succeed(accepted).body().at("/properties/output");
    assertThat(output.at("/resources/0/properties/storageProfile/osDisk/image/uri").asText())
        .startsWith("https://a.blob.core.windows.net/system/Microsoft.Compute/Images/c/p-osDisk.");
    assertThat(cloud.get(accepted.header("Location").orElseThrow()).expect(200).body())
        .isEqualTo(output);
  }
}
