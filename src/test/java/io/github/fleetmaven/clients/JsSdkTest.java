package io.github.fleetmaven.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the calls of {@code compute.cjs} gave. */
@Tag("clients")
@ExtendWith(NeedsJsSdk.class)
class JsSdkTest {

  @Test
  void signsIn(JsRun js) {
    assertThat(js.result("managedIdentity").path("token").asText()).contains(".");
    assertThat(names(js.result("listAllSets"))).contains("js-read", "az-read");
  }

  @Test
  void readsScaleSets(JsRun js) {
    assertThat(names(js.result("listSets"))).contains("js-read");
    JsonNode set = js.result("getSet");
    assertThat(set.at("/id").asText()).isEqualTo(Fleet.SETS + "js-read");
    assertThat(set.at("/sku/capacity").asInt()).isEqualTo(2);
    assertThat(set.at("/orchestrationMode").asText()).isEqualTo("Uniform");
    assertThat(set.at("/resiliencyPolicy/resilientVMCreationPolicy/enabled").asBoolean()).isTrue();
    assertThat(set.toString()).doesNotContain("hunter2");
    JsonNode missing = js.error("getNoSet");
    assertThat(missing.path("code").asText()).isEqualTo("ResourceNotFound");
    assertThat(missing.path("status").asInt()).isEqualTo(404);
  }

  @Test
  void readsInstances(JsRun js) {
    assertThat(js.result("setView").at("/virtualMachine/statusesSummary/0/count").asInt())
        .isEqualTo(2);
    JsonNode instances = js.result("listInstances");
    assertThat(instances.findValuesAsText("instanceId")).containsExactly("0", "1");
    assertThat(codes(instances.at("/0/instanceView"))).contains("PowerState/running");
    assertThat(codes(js.result("instanceView"))).contains("PowerState/running");
  }

  @Test
  void writesExtensionsOfAModel(JsRun js) {
    JsonNode put = js.result("putExtension");
    assertThat(put.at("/provisioningState").asText()).isEqualTo("Succeeded");
    assertThat(put.at("/typePropertiesType").asText()).isEqualTo("VMAccessForLinux");
    assertThat(names(js.result("listExtensions"))).containsExactly("app", "access");
    JsonNode shown = js.result("getExtension");
    assertThat(shown.at("/settings/port").asInt()).isEqualTo(1);
    assertThat(shown.toString()).doesNotContain("hunter2");
    js.result("updateInstances");
    js.result("deleteExtension");
    assertThat(js.cloud().runsSince(0, "js-extended"))
        .containsExactlyInAnyOrder("0:access:0", "1:access:0");
    assertThat(js.cloud().writesSince(0, "js-extended"))
        .containsExactly(
            "PUT /extensions/access 201",
            "POST /manualupgrade 202",
            "DELETE /extensions/access 202");
  }

  @Test
  void changesOnePartOfAModel(JsRun js) {
    JsonNode patched = js.result("updateImage");
    JsonNode image = patched.at("/virtualMachineProfile/storageProfile/imageReference");
    assertThat(image.at("/offer").asText()).isEqualTo("UbuntuServer");
    assertThat(image.at("/version").asText()).isEqualTo("18.04.202402020");
    assertThat(patched.at("/tags/owner").asText()).isEqualTo("me");
    JsonNode whole = js.result("putWhole");
    assertThat(whole.at("/virtualMachineProfile/storageProfile"))
        .isEqualTo(patched.at("/virtualMachineProfile/storageProfile"));
    assertThat(js.cloud().runsSince(0, "js-imaged")).isEmpty();
  }

  @Test
  void actsOnInstances(JsRun js) {
    js.result("stop");
    assertThat(codes(js.result("stopped"))).contains("PowerState/stopped");
    js.result("start");
    assertThat(codes(js.result("started"))).contains("PowerState/running");
    js.result("deallocate");
    assertThat(codes(js.result("deallocated"))).contains("PowerState/deallocated");
    for (String step : List.of("startOne", "restart", "reimage", "reimageOne")) {
      js.result(step);
    }
    assertThat(js.result("scale").at("/sku/capacity").asInt()).isEqualTo(3);
    js.result("deleteInstances");
    assertThat(js.result("scaled")).hasSize(2);
    js.result("deleteSet");
    assertThat(js.cloud().get(Fleet.SETS + "js-gone").at("/error/code").asText())
        .endsWith("NotFound");
  }

  @Test
  void upgradesByAzuresOwnRollout(JsRun js) {
    js.result("roll");
    JsonNode rolled = js.result("rolled");
    assertThat(rolled.at("/runningStatus/code").asText()).isEqualTo("Completed");
    assertThat(rolled.at("/progress/successfulInstanceCount").asInt()).isEqualTo(2);
    JsonNode nothing = js.error("cancelNothing");
    assertThat(nothing.path("code").asText()).isEqualTo("OperationNotAllowed");
    assertThat(js.result("cancel").at("/runningStatus/code").asText()).isEqualTo("Cancelled");
    js.result("rollExtensions");
  }

  @Test
  void worksOnMachines(JsRun js) {
    assertThat(names(js.result("listMachines"))).contains("js-mread");
    JsonNode machine = js.result("getMachine");
    assertThat(machine.at("/hardwareProfile/vmSize").asText()).isEqualTo("Standard_DS1_v2");
    assertThat(codes(machine.at("/instanceView"))).contains("PowerState/running");
    assertThat(codes(js.result("machineView"))).contains("PowerState/running");
    assertThat(js.result("putMachineExtension").at("/provisioningState").asText())
        .isEqualTo("Succeeded");
    assertThat(names(js.result("listMachineExtensions").path("value"))).containsExactly("script");
    js.result("deleteMachineExtension");
    js.result("deallocateMachine");
    assertThat(codes(js.result("deallocatedMachine"))).contains("PowerState/deallocated");
    js.result("startMachine");
    JsonNode updated = js.result("updateMachine");
    assertThat(updated.at("/tags/owner").asText()).isEqualTo("me");
    js.result("deleteMachine");
    assertThat(js.cloud().get(Fleet.MACHINES + "js-mgone").at("/error/code").asText())
        .endsWith("NotFound");
  }

  @Test
  void runsCommands(JsRun js) {
    for (String step : List.of("commandOfMachine", "commandOfInstance")) {
      JsonNode output = js.result(step).at("/value/0");
      assertThat(output.path("code").asText()).isEqualTo("ProvisioningState/succeeded");
      assertThat(output.path("message").asText()).contains("[stdout]");
    }
  }

  @Test
  void makesAnImageOfAMachine(JsRun js) {
    js.result("generalize");
    JsonNode image = js.result("putImage");
    assertThat(image.at("/provisioningState").asText()).isEqualTo("Succeeded");
    assertThat(image.at("/storageProfile/osDisk/osState").asText()).isEqualTo("Generalized");
    assertThat(names(js.result("listImages"))).contains("js-image");
    assertThat(js.result("getImage").at("/sourceVirtualMachine/id").asText())
        .isEqualTo(Fleet.MACHINES + "js-mcaptured");
    assertThat(js.error("startGeneralized").path("code").asText()).isEqualTo("OperationNotAllowed");
  }

  @Test
  void readsCatalogues(JsRun js) {
    assertThat(js.result("listSetSkus").findValuesAsText("name")).contains("Standard_DS1_v2");
    assertThat(names(js.result("listSizes"))).contains("Standard_DS1_v2");
    assertThat(names(js.result("listPublishers"))).contains("Canonical");
    assertThat(names(js.result("listExtensionVersions"))).isNotEmpty();
    assertThat(js.result("listSkus").findValuesAsText("resourceType")).contains("virtualMachines");
  }

  private static List<String> names(JsonNode items) {
    List<String> result = new ArrayList<>();
    items.forEach(item -> result.add(item.path("name").asText()));
    return result;
  }

  private static List<String> codes(JsonNode view) {
    return view.path("statuses").findValuesAsText("code");
  }
}
