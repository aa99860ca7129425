package io.github.fleetmaven.simulator;

import static io.github.fleetmaven.simulator.Cloud.GROUP;
import static io.github.fleetmaven.simulator.Cloud.VM;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.Cloud.Reply;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VirtualMachineTest {

  private static final String BODY =
      """
      {"location": "westus", "properties": {"publisher": "Microsoft.Azure.Extensions",
        "type": "CustomScript", "typeHandlerVersion": "2.0", "forceUpdateTag": "1",
        "settings": {"commandToExecute": "ls"}, "protectedSettings": {"x": "s3cret"}}}""";

  private static final String APP = VM + "/extensions/app";

  @TempDir Path directory;
  private Cloud cloud;

  @BeforeEach
  void open() {
    cloud = Cloud.of(directory, Scenarios.of(Scenarios.machine("")));
  }

  @Test
  void carriesAnExtension() {
    Reply created = cloud.put(APP, BODY).expect(201);
    assertThat(created.at("/properties/provisioningState")).isEqualTo("Creating");
    assertThat(created.at("/type")).isEqualTo("Microsoft.Compute/virtualMachines/extensions");
    assertThat(created.at("/location")).isEqualTo("westus");
    assertThat(created.body().at("/properties/autoUpgradeMinorVersion").asBoolean(true)).isFalse();
    assertThat(created.header("Retry-After")).isEmpty();
    assertThat(created.body().toString()).doesNotContain("protectedSettings", "s3cret");
    cloud.succeed(created);
    JsonNode view = cloud.get(APP + "?$expand=instanceView").body().at("/properties/instanceView");
    assertThat(view.path("type").asText()).isEqualTo("Microsoft.Azure.Extensions.CustomScript");
    assertThat(view.at("/statuses/0/message").asText()).isEqualTo("Enable succeeded.");
    assertThat(view.at("/statuses/0").has("time")).isFalse();
    assertThat(cloud.get(VM).body().at("/resources/0/properties/provisioningState").asText())
        .isEqualTo("Succeeded");
    assertThat(cloud.get(VM + "/extensions").body().path("value")).hasSize(1);
    assertThat(cloud.runs()).containsExactly("vm1:app:0");
    assertThat(cloud.journal("handler").get(0).path("target").asText()).isEqualTo(VM);
  }

  @Test
  void runsAnExtensionAgainWhenItsDefinitionChangedOnly() {
    cloud.succeed(cloud.put(APP, BODY));
    Reply same = cloud.put(APP, BODY).expect(200);
    assertThat(same.at("/properties/provisioningState")).isEqualTo("Updating");
    cloud.succeed(same);
    assertThat(cloud.runs()).hasSize(1);
    cloud.succeed(cloud.patch(APP, "{\"properties\": {\"forceUpdateTag\": \"2\"}}").expect(200));
    assertThat(cloud.runs()).hasSize(2);
    cloud.succeed(
        cloud.put(APP, "{\"location\": \"westus\", \"properties\": {\"settings\": {\"a\": 1}}}"));
    JsonNode properties = cloud.get(APP).body().path("properties");
    assertThat(properties.path("settings").toString()).isEqualTo("{\"a\":1}");
    assertThat(properties.path("type").asText()).isEqualTo("CustomScript");
    assertThat(cloud.runs()).hasSize(3);
    cloud.succeed(cloud.post(VM + "/restart", null));
    assertThat(cloud.runs()).hasSize(3);
  }

  @Test
  void losesAnExtension() {
    cloud.succeed(cloud.put(APP, BODY));
    Reply deletion = cloud.delete(APP).expect(202);
    assertThat(cloud.get(APP).at("/properties/provisioningState")).isEqualTo("Deleting");
    cloud.succeed(deletion);
    assertThat(cloud.get(APP).expect(404).at("/error/message"))
        .isEqualTo(
            "The Resource 'Microsoft.Compute/virtualMachines/vm1/extensions/app' under resource"
                + " group 'rg' was not found. For more details please go to"
                + " https://aka.ms/ARMResourceNotFoundFix");
    cloud.delete(APP).expect(204);
    cloud.put(APP, BODY).expect(201);
  }

  @Test
  void refusesExtensionsWhileItIsOff() {
    cloud.succeed(cloud.post(VM + "/powerOff?skipShutdown=true", null).expect(202));
    Reply refused = cloud.put(APP, BODY).expect(409);
    assertThat(refused.at("/error/code")).isEqualTo("OperationNotAllowed");
    assertThat(refused.at("/error/message"))
        .isEqualTo("Cannot modify extensions in the VM when the VM is not running.");
    cloud.delete(APP).expect(409);
    assertThat(cloud.get(VM + "/instanceView").body().at("/statuses/1/code").asText())
        .isEqualTo("PowerState/stopped");
    cloud.succeed(cloud.post(VM + "/start", null));
    cloud.put(APP, BODY).expect(201);
  }

  @Test
  void refusesASecondExtensionWriteButTakesAnotherWriteMeanwhile() {
    Reply first = cloud.put(APP, BODY).expect(201);
    cloud.put(VM + "/extensions/other", BODY).expect(409);
    Reply tags = cloud.patch(VM, "{\"tags\": {\"role\": \"db\"}}").expect(200);
    assertThat(tags.header("Retry-After")).isEmpty();
    assertThat(tags.at("/properties/provisioningState")).isEqualTo("Updating");
    cloud.succeed(tags);
    cloud.succeed(first);
    cloud.succeed(cloud.patch(VM, "{\"tags\": {\"role\": \"web\"}}"));
    cloud.put(VM + "/extensions/other", BODY).expect(400);
  }

  @Test
  void failsWithTheExtensionAndRecoversWithIt() {
    cloud =
        Cloud.of(
            directory,
            Scenarios.of(
                Scenarios.machine(""),
                "{\"when\": {\"instance\": \"vm1\"}, \"exitCode\": 52, \"message\": \"no\","
                    + " \"times\": 1}"));
    assertThat(cloud.finish(cloud.put(APP, BODY)).at("/error/code"))
        .isEqualTo("VMExtensionProvisioningError");
    assertThat(cloud.get(VM).at("/properties/provisioningState")).isEqualTo("Failed");
    assertThat(cloud.get(APP).at("/properties/provisioningState")).isEqualTo("Failed");
    cloud.succeed(cloud.put(APP, BODY.replace("\"1\"", "\"2\"")));
    assertThat(cloud.get(VM).at("/properties/provisioningState")).isEqualTo("Succeeded");
  }

  @Test
  void keepsItsImageAndChangesItsSize() {
    assertThat(
            cloud
                .patch(
                    VM,
                    """
                    {"properties": {"storageProfile": {"imageReference":
                      {"version": "18.04.2"}}}}""")
                .expect(409)
                .at("/error/code"))
        .isEqualTo("PropertyChangeNotAllowed");
    cloud.succeed(
        cloud.put(
            VM,
            "{\"location\": \"westus\", \"properties\": {\"hardwareProfile\": {\"vmSize\":"
                + " \"Standard_DS2_v2\"}}}"));
    assertThat(cloud.get(VM).at("/properties/hardwareProfile/vmSize")).isEqualTo("Standard_DS2_v2");
    cloud.succeed(cloud.put(VM, cloud.get(VM).body()));
    assertThat(cloud.journal("instance")).hasSize(1);
  }

  @Test
  void isReimagedWithItsExtensions() {
    cloud.succeed(cloud.put(APP, BODY));
    cloud.succeed(cloud.post(VM + "/reimage", null).expect(202));
    assertThat(cloud.runs()).hasSize(2);
  }

  @Test
  void isCreatedAndDeleted() {
    String path = GROUP + "/providers/Microsoft.Compute/virtualMachines/vm2";
    ObjectNode body = (ObjectNode) cloud.get(VM).body();
    Reply created = cloud.put(path, body).expect(201);
    assertThat(created.header("Retry-After")).contains("10");
    assertThat(created.at("/properties/provisioningState")).isEqualTo("Creating");
    cloud.succeed(created);
    assertThat(cloud.get(path).at("/name")).isEqualTo("vm2");
    assertThat(cloud.get(path).header("ETag")).contains("\"1\"");
    cloud.send("PATCH", path, "{}", Map.of("If-Match", "\"9\"")).expect(412);
    cloud.succeed(cloud.delete(path).expect(202));
    cloud.get(path).expect(404);
    cloud.delete(path).expect(204);
    cloud.post(path + "/start", null).expect(404);
  }

  @Test
  void isListedInItsGroupAndSubscription() {
    for (String scope : new String[] {GROUP, "/subscriptions/sub-1"}) {
      JsonNode list =
          cloud.get(scope + "/providers/Microsoft.Compute/virtualMachines").expect(200).body();
      assertThat(list.path("value")).hasSize(1);
      assertThat(list.at("/value/0/tags/role").asText()).isEqualTo("web");
    }
    cloud.get(GROUP + "/providers/Microsoft.Compute/virtualMachines?$filter=nonsense").expect(400);
  }

  @Test
  void seedsItsExtensionsAndPower() {
    String more =
        "\"extensions\": [%s], \"powerState\": \"stopped\""
            .formatted(Scenarios.extension("app", ""));
    cloud = Cloud.of(directory, Scenarios.of(Scenarios.machine(more)));
    JsonNode machine = cloud.get(VM + "?$expand=instanceView").body();
    assertThat(machine.at("/resources/0/name").asText()).isEqualTo("app");
    assertThat(machine.at("/properties/instanceView/statuses/1/code").asText())
        .isEqualTo("PowerState/stopped");
    assertThat(machine.has("powerState")).isFalse();
  }

  @Test
  void needsALocationForANewExtension() {
    cloud.put(APP, "{\"properties\": {}}").expect(400);
    assertThat(cloud.put(VM + "x/extensions/app", BODY).expect(404).at("/error/code"))
        .isEqualTo("ParentResourceNotFound");
    cloud.patch(APP, "{}").expect(404);
  }
}
