package io.github.fleetmaven.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Images, commands in machines, and what the catalogues of the cloud list. */
@Tag("clients")
@ExtendWith(NeedsAz.class)
class AzImageTest {

  @Test
  void makesAnImageOfAMachine(Az az) {
    az.on("vm deallocate", "az-mcaptured");
    az.on("vm generalize", "az-mcaptured");
    JsonNode image = az.on("image create", "az-image", "--source", "az-mcaptured");
    assertThat(image.at("/provisioningState").asText()).isEqualTo("Succeeded");
    assertThat(image.at("/sourceVirtualMachine/id").asText())
        .isEqualTo(Fleet.MACHINES + "az-mcaptured");
    assertThat(image.at("/storageProfile/osDisk/osState").asText()).isEqualTo("Generalized");
    assertThat(image.at("/storageProfile/osDisk/osType").asText()).isEqualTo("Linux");
    assertThat(az.run("image", "list", "-g", "clients").findValuesAsText("name"))
        .contains("az-image");
    assertThat(az.on("image show", "az-image").at("/id").asText())
        .isEqualTo(Fleet.COMPUTE + "/images/az-image");
    assertThat(az.fail("vm", "start", "-g", "clients", "-n", "az-mcaptured"))
        .contains("(OperationNotAllowed)");
    assertThat(az.fail("image", "show", "-g", "clients", "-n", "nope"))
        .contains("(ResourceNotFound)");
  }

  @Test
  void runsCommandsInMachinesAndInstances(Az az) {
    String[] command = {"--command-id", "RunShellScript", "--scripts", "echo hi"};
    JsonNode ofMachine = az.on("vm run-command invoke", "az-mcommanded", command);
    assertThat(ofMachine.at("/value/0/code").asText()).isEqualTo("ProvisioningState/succeeded");
    assertThat(ofMachine.at("/value/0/message").asText())
        .startsWith("Enable succeeded: \n[stdout]\n");
    JsonNode ofInstance =
        az.on(
            "vmss run-command invoke",
            "az-commanded",
            "--instance-id",
            "0",
            command[0],
            command[1],
            command[2],
            command[3]);
    assertThat(ofInstance.at("/value/0/displayStatus").asText())
        .isEqualTo("Provisioning succeeded");
  }

  @Test
  void listsSizes(Az az) {
    JsonNode skus = az.on("vmss list-skus", "az-read");
    assertThat(skus.findValuesAsText("name")).contains("Standard_DS1_v2");
    assertThat(skus.at("/0/resourceType").asText())
        .isEqualTo("Microsoft.Compute/virtualMachineScaleSets");
    JsonNode sizes = az.run("vm", "list-sizes", "-l", "westus");
    assertThat(sizes.findValuesAsText("name")).contains("Standard_DS1_v2");
    assertThat(sizes.at("/0/numberOfCores").asInt()).isPositive();
  }

  @Test
  void listsWhatCanBeInstalled(Az az) {
    assertThat(az.run("vm", "image", "list-publishers", "-l", "westus").findValuesAsText("name"))
        .contains("Canonical");
    JsonNode versions =
        az.run(
            "vm",
            "extension",
            "image",
            "list-versions",
            "-l",
            "westus",
            "-p",
            "Microsoft.Azure.Extensions",
            "-n",
            "CustomScript");
    assertThat(versions.findValuesAsText("name")).isNotEmpty().allMatch(v -> v.startsWith("2."));
  }
}
