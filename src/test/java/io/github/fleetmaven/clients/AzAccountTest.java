package io.github.fleetmaven.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Signing in, and what there is before one gets to machines. */
@Tag("clients")
@ExtendWith(NeedsAz.class)
class AzAccountTest {

  @Test
  void signsInWithAManagedIdentity(ServedCloud cloud, @TempDir Path folder) {
    Az az = Az.registered(cloud, folder, "latest").withManagedIdentity();
    JsonNode account = az.run("account", "show");
    assertThat(account.at("/id").asText()).isEqualTo(Fleet.SUBSCRIPTION);
    assertThat(account.at("/tenantId").asText()).isEqualTo(Fleet.TENANT);
    assertThat(account.at("/user/assignedIdentityInfo").asText()).isEqualTo("MSI");
    assertThat(az.run("vmss", "list").findValuesAsText("name")).contains("az-read", "js-read");
  }

  @Test
  void signsInWithAServicePrincipal(Az az) {
    JsonNode accounts = az.run("account", "list");
    assertThat(accounts).hasSize(1);
    assertThat(accounts.at("/0/cloudName").asText()).isEqualTo("sim");
    assertThat(accounts.at("/0/isDefault").asBoolean()).isTrue();
    assertThat(accounts.at("/0/user/type").asText()).isEqualTo("servicePrincipal");
    assertThat(accounts.at("/0/user/name").asText()).isEqualTo("me");
    assertThat(az.run("account", "show").at("/tenantId").asText()).isEqualTo(Fleet.TENANT);
  }

  @Test
  void seesResourceGroups(Az az) {
    JsonNode groups = az.run("group", "list");
    assertThat(groups.at("/0/name").asText()).isEqualTo("clients");
    JsonNode group = az.run("group", "show", "-n", "clients");
    assertThat(group.at("/id").asText()).isEqualTo(Fleet.GROUP);
    assertThat(group.at("/properties/provisioningState").asText()).isEqualTo("Succeeded");
    assertThat(az.fail("group", "show", "-n", "nope")).contains("ResourceGroupNotFound");
  }

  @Test
  void makesAndRemovesResourceGroups(Az az) {
    assertThat(az.run("group", "create", "-n", "new", "-l", "westus").at("/name").asText())
        .isEqualTo("new");
    assertThat(az.run("group", "exists", "-n", "new").asBoolean()).isTrue();
    az.run("group", "delete", "-n", "new", "-y");
    assertThat(az.run("group", "exists", "-n", "new").asBoolean()).isFalse();
  }

  @Test
  void findsResourcesOfEveryType(Az az) {
    JsonNode machines =
        az.run("resource", "list", "--resource-type", "Microsoft.Compute/virtualMachines");
    assertThat(machines.findValuesAsText("name")).contains("az-mread", "js-mread");
    assertThat(machines.findValuesAsText("type")).containsOnly("Microsoft.Compute/virtualMachines");
    JsonNode set = az.run("resource", "show", "--ids", Fleet.SETS + "az-read");
    assertThat(set.at("/name").asText()).isEqualTo("az-read");
    assertThat(set.at("/properties/orchestrationMode").asText()).isEqualTo("Uniform");
    assertThat(az.run("account", "list-locations").findValuesAsText("name")).contains("westus");
  }
}
