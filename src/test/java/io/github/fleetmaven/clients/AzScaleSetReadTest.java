package io.github.fleetmaven.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("clients")
@ExtendWith(NeedsAz.class)
class AzScaleSetReadTest {

  @Test
  void listsScaleSets(Az az) {
    JsonNode sets = az.run("vmss", "list", "-g", "clients");
    assertThat(sets.findValuesAsText("name")).contains("az-read", "js-read");
    assertThat(sets.at("/0/resourceGroup").asText()).isEqualToIgnoringCase("clients");
  }

  @Test
  void showsAScaleSet(Az az) {
    JsonNode set = az.on("vmss show", "az-read");
    assertThat(set.at("/id").asText()).isEqualTo(Fleet.SETS + "az-read");
    assertThat(set.at("/sku/capacity").asInt()).isEqualTo(2);
    assertThat(set.at("/provisioningState").asText()).isEqualTo("Succeeded");
    assertThat(set.at("/uniqueId").asText()).hasSize(36);
    JsonNode profile = set.at("/virtualMachineProfile");
    assertThat(profile.at("/storageProfile/imageReference/version").asText())
        .isEqualTo("18.04.202401010");
    assertThat(profile.at("/osProfile/adminPassword").isNull()).isTrue();
    JsonNode app = profile.at("/extensionProfile/extensions/0");
    assertThat(app.at("/typePropertiesType").asText()).isEqualTo("CustomScript");
    assertThat(app.at("/protectedSettings").isNull()).isTrue();
    assertThat(az.fail("vmss", "show", "-g", "clients", "-n", "nope"))
        .contains("(ResourceNotFound)");
  }

  @Test
  void listsInstances(Az az) {
    JsonNode instances = az.on("vmss list-instances", "az-read");
    assertThat(instances.findValuesAsText("instanceId")).containsExactly("0", "1");
    assertThat(instances.at("/0/latestModelApplied").asBoolean()).isTrue();
    assertThat(instances.at("/0/sku/name").asText()).isEqualTo("Standard_DS1_v2");
    assertThat(instances.at("/0/resources/0/name").asText()).isEqualTo("app");
  }

  @Test
  void showsInstanceViews(Az az) {
    JsonNode set = az.on("vmss get-instance-view", "az-read");
    assertThat(set.at("/virtualMachine/statusesSummary/0/count").asInt()).isEqualTo(2);
    assertThat(set.at("/extensions/0/name").asText()).isEqualTo("app");
    JsonNode all = az.on("vmss get-instance-view", "az-read", "--instance-id", "*");
    assertThat(all).hasSize(2);
    assertThat(all.at("/0/statuses").findValuesAsText("code")).contains("PowerState/running");
    JsonNode one = az.on("vmss get-instance-view", "az-read", "--instance-id", "0");
    assertThat(one.at("/extensions/0/type").asText())
        .isEqualTo("Microsoft.Azure.Extensions.CustomScript");
    assertThat(one.at("/vmAgent/statuses/0/displayStatus").asText()).isEqualTo("Ready");
  }

  @Test
  void showsExtensions(Az az) {
    JsonNode all = az.on("vmss extension list", "az-read");
    assertThat(all.findValuesAsText("name")).containsExactly("app");
    JsonNode one = az.on("vmss extension show", "az-read", "-n", "app");
    assertThat(one.at("/settings/timestamp").asInt()).isEqualTo(1);
  }
}
