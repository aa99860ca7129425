package io.github.fleetmaven.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What becomes of a model that az reads whole and writes back whole, without what it can't see. */
@Tag("clients")
@ExtendWith(NeedsAz.class)
class AzModelTest {

  @Test
  void addsAnExtensionAndLosesNothing(Az az) {
    ServedCloud cloud = az.cloud();
    JsonNode before = cloud.get(Fleet.SETS + "az-extended");
    int mark = cloud.mark();
    JsonNode set =
        az.on(
            "vmss extension set",
            "az-extended",
            "-n",
            "VMAccessForLinux",
            "--publisher",
            "Microsoft.OSTCExtensions",
            "--version",
            "1.5",
            "--settings",
            "{\"port\": 1}",
            "--protected-settings",
            "{\"username\": \"hunter2\"}");
    assertThat(
            set.at("/virtualMachineProfile/extensionProfile/extensions").findValuesAsText("name"))
        .containsExactly("app", "VMAccessForLinux");
    assertThat(set.toString()).doesNotContain("hunter2");
    assertThat(cloud.writesSince(mark, "az-extended")).containsExactly("PUT  200");
    JsonNode after = cloud.get(Fleet.SETS + "az-extended");
    for (String kept :
        List.of(
            "/properties/resiliencyPolicy",
            "/properties/upgradePolicy",
            "/properties/virtualMachineProfile/storageProfile",
            "/properties/virtualMachineProfile/osProfile",
            "/properties/virtualMachineProfile/networkProfile",
            "/properties/virtualMachineProfile/extensionProfile/extensions/0",
            "/tags")) {
      assertThat(before.at(kept).isMissingNode()).as(kept).isFalse();
      assertThat(after.at(kept)).as(kept).isEqualTo(before.at(kept));
    }
    assertThat(latest(az, "az-extended")).containsOnly("false");

    mark = cloud.mark();
    az.on("vmss update-instances", "az-extended", "--instance-ids", "*");
    assertThat(latest(az, "az-extended")).containsOnly("true");
    // The script runs again when its protected settings are gone, or are others.
    assertThat(cloud.runsSince(mark, "az-extended"))
        .containsExactlyInAnyOrder("0:VMAccessForLinux:0", "1:VMAccessForLinux:0");

    mark = cloud.mark();
    JsonNode left = az.on("vmss extension delete", "az-extended", "-n", "VMAccessForLinux");
    assertThat(
            left.at("/virtualMachineProfile/extensionProfile/extensions").findValuesAsText("name"))
        .containsExactly("app");
    az.on("vmss update-instances", "az-extended", "--instance-ids", "0");
    assertThat(cloud.runsSince(mark, "az-extended")).containsExactly("0:VMAccessForLinux:removed");
  }

  @Test
  void changesOnePartOfAnImageReference(Az az) {
    ServedCloud cloud = az.cloud();
    JsonNode set =
        az.on(
            "vmss update",
            "az-imaged",
            "--set",
            "virtualMachineProfile.storageProfile.imageReference.version=18.04.202402020");
    JsonNode image = set.at("/virtualMachineProfile/storageProfile/imageReference");
    assertThat(image.at("/publisher").asText()).isEqualTo("Canonical");
    assertThat(image.at("/sku").asText()).isEqualTo("18.04-LTS");
    assertThat(image.at("/version").asText()).isEqualTo("18.04.202402020");

    JsonNode tagged = az.on("vmss update", "az-imaged", "--set", "tags.owner=me");
    assertThat(tagged.at("/tags/owner").asText()).isEqualTo("me");
    assertThat(tagged.at("/tags/team").asText()).isEqualTo("a");
    assertThat(tagged.at("/virtualMachineProfile/storageProfile/imageReference/version").asText())
        .isEqualTo("18.04.202402020");

    az.on("vmss update-instances", "az-imaged", "--instance-ids", "1");
    String version = "/properties/storageProfile/imageReference/exactVersion";
    String instances = Fleet.SETS + "az-imaged/virtualMachines/";
    assertThat(cloud.get(instances + "1").at(version).asText()).isEqualTo("18.04.202402020");
    assertThat(cloud.get(instances + "0").at(version).asText()).isEqualTo("18.04.202401010");
  }

  @Test
  void refusesAnInstanceThatIsNotThere(Az az) {
    assertThat(
            az.fail(
                "vmss",
                "update-instances",
                "-g",
                "clients",
                "-n",
                "az-read",
                "--instance-ids",
                "999"))
        .contains("(InvalidParameter)")
        .contains("instanceId 999 is not an active");
  }

  private static List<String> latest(Az az, String set) {
    return az.on("vmss list-instances", set).findValuesAsText("latestModelApplied");
  }
}
