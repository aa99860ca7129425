package io.github.fleetmaven.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("clients")
@ExtendWith(NeedsAz.class)
class AzMachineTest {

  @Test
  void showsMachines(Az az) {
    assertThat(az.run("vm", "list", "-g", "clients").findValuesAsText("name"))
        .contains("az-mread", "js-mread");
    JsonNode machine = az.on("vm show", "az-mread");
    assertThat(machine.at("/id").asText()).isEqualTo(Fleet.MACHINES + "az-mread");
    assertThat(machine.at("/hardwareProfile/vmSize").asText()).isEqualTo("Standard_DS1_v2");
    JsonNode detailed = az.on("vm show", "az-mread", "-d");
    assertThat(detailed.at("/powerState").asText()).isEqualTo("VM running");
    JsonNode view = az.on("vm get-instance-view", "az-mread");
    assertThat(view.at("/instanceView/statuses/0/code").asText())
        .isEqualTo("ProvisioningState/succeeded");
  }

  @Test
  void setsChangesAndDeletesAnExtension(Az az) {
    ServedCloud cloud = az.cloud();
    String[] script = {
      "-n",
      "CustomScript",
      "--publisher",
      "Microsoft.Azure.Extensions",
      "--version",
      "2.1",
      "--protected-settings",
      "{\"commandToExecute\": \"hunter2\"}",
      "--settings",
      "{\"a\": 1}"
    };
    int mark = cloud.mark();
    JsonNode set = az.on("vm extension set", "az-mextended", script);
    assertThat(set.at("/provisioningState").asText()).isEqualTo("Succeeded");
    assertThat(set.at("/typeHandlerVersion").asText()).isEqualTo("2.1");
    assertThat(set.at("/settings/a").asInt()).isEqualTo(1);
    assertThat(set.at("/protectedSettings").isNull()).isTrue();
    az.on("vm extension set", "az-mextended", script);
    assertThat(cloud.writesSince(mark, "az-mextended"))
        .containsExactly("PUT /extensions/CustomScript 201", "PUT /extensions/CustomScript 200");
    assertThat(cloud.runsSince(mark, "az-mextended")).hasSize(1);
    assertThat(az.on("vm extension list", "az-mextended").findValuesAsText("name"))
        .containsExactly("CustomScript");
    JsonNode shown =
        az.on("vm extension show", "az-mextended", "-n", "CustomScript", "--instance-view");
    assertThat(shown.at("/instanceView/statuses/0/code").asText())
        .isEqualTo("ProvisioningState/succeeded");
    az.on("vm extension delete", "az-mextended", "-n", "CustomScript");
    assertThat(az.on("vm extension list", "az-mextended")).isEmpty();
  }

  @Test
  void stopsDeallocatesAndStartsAMachine(Az az) {
    az.on("vm stop", "az-mpowered");
    assertThat(power(az)).isEqualTo("PowerState/stopped");
    az.on("vm deallocate", "az-mpowered");
    assertThat(power(az)).isEqualTo("PowerState/deallocated");
    az.on("vm start", "az-mpowered");
    assertThat(power(az)).isEqualTo("PowerState/running");
    az.on("vm restart", "az-mpowered");
    JsonNode updated = az.on("vm update", "az-mpowered", "--set", "tags.owner=me");
    assertThat(updated.at("/tags/owner").asText()).isEqualTo("me");
    assertThat(updated.at("/tags/team").asText()).isEqualTo("a");
    assertThat(updated.at("/provisioningState").asText()).isEqualTo("Succeeded");
  }

  @Test
  void deletesAMachine(Az az) {
    az.on("vm delete", "az-mgone", "-y");
    assertThat(az.cloud().get(Fleet.MACHINES + "az-mgone").at("/error/code").asText())
        .endsWith("NotFound");
  }

  private static String power(Az az) {
    return az.cloud()
        .get(Fleet.MACHINES + "az-mpowered/instanceView")
        .at("/statuses/1/code")
        .asText();
  }
}
