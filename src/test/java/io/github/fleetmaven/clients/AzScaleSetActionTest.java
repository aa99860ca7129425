package io.github.fleetmaven.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("clients")
@ExtendWith(NeedsAz.class)
class AzScaleSetActionTest {

  @Test
  void stopsDeallocatesAndStartsInstances(Az az) {
    az.on("vmss stop", "az-acted", "--instance-ids", "0");
    assertThat(power(az, "0")).isEqualTo("PowerState/stopped");
    assertThat(power(az, "1")).isEqualTo("PowerState/running");
    az.on("vmss deallocate", "az-acted", "--instance-ids", "1");
    assertThat(power(az, "1")).isEqualTo("PowerState/deallocated");
    az.on("vmss start", "az-acted");
    assertThat(power(az, "0")).isEqualTo("PowerState/running");
    assertThat(power(az, "1")).isEqualTo("PowerState/running");
    az.on("vmss deallocate", "az-acted");
    assertThat(power(az, "0")).isEqualTo("PowerState/deallocated");
    az.on("vmss start", "az-acted", "--instance-ids", "0", "1");
    int mark = az.cloud().mark();
    az.on("vmss restart", "az-acted", "--instance-ids", "0");
    assertThat(az.cloud().writesSince(mark, "az-acted")).containsExactly("POST /restart 202");
    mark = az.cloud().mark();
    az.on("vmss reimage", "az-acted");
    assertThat(az.cloud().runsSince(mark, "az-acted"))
        .containsExactlyInAnyOrder("0:app:0", "1:app:0");
  }

  @Test
  void scalesOutAndTakesInstancesAway(Az az) {
    JsonNode set = az.on("vmss scale", "az-scaled", "--new-capacity", "3");
    assertThat(set.at("/sku/capacity").asInt()).isEqualTo(3);
    JsonNode instances = az.on("vmss list-instances", "az-scaled");
    assertThat(instances).hasSize(3);
    az.on("vmss delete-instances", "az-scaled", "--instance-ids", "0");
    assertThat(az.on("vmss list-instances", "az-scaled").findValuesAsText("instanceId"))
        .hasSize(2)
        .doesNotContain("0");
    assertThat(az.on("vmss show", "az-scaled").at("/sku/capacity").asInt()).isEqualTo(2);
  }

  @Test
  void deletesAScaleSet(Az az) {
    az.on("vmss delete", "az-gone");
    assertThat(az.cloud().get(Fleet.SETS + "az-gone").at("/error/code").asText())
        .endsWith("NotFound");
  }

  @Test
  void upgradesAScaleSetByAzuresOwnRollout(Az az) {
    int mark = az.cloud().mark();
    az.on("vmss rolling-upgrade start", "az-rolled");
    assertThat(az.cloud().writesSince(mark, "az-rolled"))
        .containsExactly("POST /osRollingUpgrade 202");
    JsonNode latest = az.on("vmss rolling-upgrade get-latest", "az-rolled");
    assertThat(latest.at("/runningStatus/code").asText()).isEqualTo("Completed");
    assertThat(latest.at("/progress/successfulInstanceCount").asInt()).isEqualTo(2);
    assertThat(latest.at("/policy/maxBatchInstancePercent").asInt()).isEqualTo(20);
    assertThat(az.fail("vmss", "rolling-upgrade", "cancel", "-g", "clients", "-n", "az-rolled"))
        .contains("(OperationNotAllowed) There is no ongoing Rolling Upgrade to cancel.");
  }

  @Test
  void cancelsAzuresOwnRollout(Az az) {
    // Of az it would not return before its end.
    az.cloud().post(Fleet.SETS + "az-cancelled/osRollingUpgrade");
    az.on("vmss rolling-upgrade cancel", "az-cancelled");
    JsonNode latest = az.on("vmss rolling-upgrade get-latest", "az-cancelled");
    assertThat(latest.at("/runningStatus/code").asText()).isEqualTo("Cancelled");
    assertThat(latest.at("/runningStatus/lastAction").asText()).isEqualTo("Cancel");
    assertThat(latest.at("/progress/pendingInstanceCount").asInt()).isEqualTo(1);
  }

  @Test
  void upgradesExtensionsByAzuresOwnRollout(Az az) {
    int mark = az.cloud().mark();
    az.on("vmss extension upgrade", "az-upgraded");
    assertThat(az.cloud().writesSince(mark, "az-upgraded"))
        .containsExactly("POST /extensionRollingUpgrade 202");
  }

  private static String power(Az az, String instance) {
    JsonNode view =
        az.cloud()
            .get(Fleet.SETS + "az-acted/virtualMachines/" + instance + "/instanceView")
            .at("/statuses");
    return view.findValuesAsText("code").stream()
        .filter(code -> code.startsWith("PowerState/"))
        .findFirst()
        .orElse("none");
  }
}
