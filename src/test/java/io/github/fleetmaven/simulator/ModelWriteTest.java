package io.github.fleetmaven.simulator;

import static io.github.fleetmaven.simulator.Cloud.SET;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.Cloud.Reply;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelWriteTest {

  private static final String SECRET =
      Scenarios.extension("app", "\"protectedSettings\": {\"key\": \"s3cret\"}");

  @TempDir Path directory;
  private Cloud cloud;

  @BeforeEach
  void open() {
    cloud = Cloud.of(directory, Scenarios.of(Scenarios.set(2, SECRET, "")));
  }

  @Test
  void mergesObjectsAndReplacesTags() {
    cloud.succeed(
        cloud.patch(
            SET, "{\"tags\": {\"b\": \"2\"}, \"properties\": {\"notYetKnown\": {\"x\": 1}}}"));
    cloud.succeed(
        cloud.put(
            SET, "{\"location\": \"westus\", \"properties\": {\"notYetKnown\": {\"y\": 2}}}"));
    JsonNode set = cloud.get(SET).body();
    assertThat(set.path("tags").toString()).isEqualTo("{\"b\":\"2\"}");
    assertThat(set.at("/properties/notYetKnown").toString()).isEqualTo("{\"x\":1,\"y\":2}");
    assertThat(set.at("/properties/virtualMachineProfile/osProfile/computerNamePrefix").asText())
        .isEqualTo("web");
  }

  @Test
  void keepsWhatAWholeModelPutDoesNotKnow() {
    cloud.succeed(
        cloud.patch(SET, "{\"properties\": {\"virtualMachineProfile\": {\"notYetKnown\": true}}}"));
    ObjectNode model = (ObjectNode) cloud.get(SET).body();
    ((ObjectNode) model.at("/properties/virtualMachineProfile")).remove("notYetKnown");
    ((ObjectNode) model.at("/properties/virtualMachineProfile/storageProfile"))
        .putNull("imageReference");
    cloud.succeed(cloud.put(SET, model));
    JsonNode profile = cloud.get(SET).body().at("/properties/virtualMachineProfile");
    assertThat(profile.path("notYetKnown").asBoolean()).isTrue();
    assertThat(profile.at("/storageProfile/imageReference/version").asText()).isEqualTo("18.04.1");
  }

  @Test
  void neverShowsASecretAndKeepsItWhenLeftOut() {
    assertThat(cloud.get(SET).body().toString())
        .contains("app")
        .doesNotContain("s3cret", "protectedSettings", "hunter2", "adminPassword");
    ObjectNode model = (ObjectNode) cloud.get(SET).body();
    cloud.succeed(cloud.put(SET, model));
    cloud.succeed(cloud.upgrade("*"));
    assertThat(cloud.runs()).isEmpty();
  }

  @Test
  void keepsTheReferenceToAKeyVaultThatAnOldClientLeavesOut() {
    String reference =
        "\"protectedSettingsFromKeyVault\": {\"secretUrl\": \"https://v.example/secrets/s/1\","
            + " \"sourceVault\": {\"id\": \"/v\"}}";
    cloud.succeed(
        cloud.patch(SET, ManualUpgradeTest.profile(Scenarios.extension("app", reference))));
    cloud.succeed(cloud.patch(SET, ManualUpgradeTest.profile(Scenarios.extension("app", ""))));
    String at = "/properties/virtualMachineProfile/extensionProfile/extensions/0/properties";
    JsonNode app = cloud.get(SET).body().at(at);
    assertThat(app.at("/protectedSettingsFromKeyVault/sourceVault/id").asText()).isEqualTo("/v");
    cloud.succeed(cloud.patch(SET, ManualUpgradeTest.profile(SECRET)));
    assertThat(cloud.get(SET).body().at(at).has("protectedSettingsFromKeyVault")).isFalse();
  }

  @Test
  void runsAgainForAnotherSecretOnly() {
    cloud.succeed(cloud.patch(SET, ManualUpgradeTest.profile(SECRET)));
    cloud.succeed(cloud.upgrade("0"));
    assertThat(cloud.runs()).isEmpty();
    cloud.succeed(cloud.patch(SET, ManualUpgradeTest.profile(SECRET.replace("s3cret", "an0ther"))));
    cloud.succeed(cloud.upgrade("0"));
    assertThat(cloud.runs()).containsExactly("0:app:0");
    cloud.succeed(
        cloud.patch(
            SET,
            ManualUpgradeTest.profile(Scenarios.extension("app", "\"protectedSettings\": {}"))));
    cloud.succeed(cloud.upgrade("0"));
    assertThat(cloud.runs()).hasSize(2);
  }

  @Test
  void replacesTheExtensionListAndUninstallsWhatIsLeftOut() {
    cloud.succeed(cloud.patch(SET, ManualUpgradeTest.profile(Scenarios.extension("other", ""))));
    cloud.succeed(cloud.upgrade("0"));
    assertThat(cloud.runs()).containsExactly("0:app:removed", "0:other:0");
    assertThat(cloud.instance("0").at("/properties/instanceView/extensions").size()).isEqualTo(1);
    cloud.succeed(cloud.patch(SET, ManualUpgradeTest.profile()));
    assertThat(
            cloud
                .get(SET)
                .body()
                .at("/properties/virtualMachineProfile/extensionProfile/extensions")
                .toString())
        .isEqualTo("[]");
  }

  @ParameterizedTest(name = "{0} → latestModelApplied {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"tags\":{\"x\":\"y\"}}|true",
        "{\"sku\":{\"capacity\":2}}|true",
        "{\"properties\":{\"overprovision\":false}}|true",
        "{\"properties\":{\"virtualMachineProfile\":{}}}|false",
        "{\"sku\":{\"name\":\"Standard_DS2_v2\"}}|false"
      })
  void makesAModelOfWritesThatCarryOne(String body, boolean latest) {
    cloud.succeed(cloud.patch(SET, body));
    assertThat(cloud.instance("1").at("/properties/latestModelApplied").asBoolean())
        .isEqualTo(latest);
    assertThat(cloud.journal("model")).hasSize(latest ? 0 : 1);
  }

  @Test
  void countsWritesInItsEtag() {
    Reply first = cloud.get(SET);
    assertThat(first.header("ETag")).contains("\"1\"");
    assertThat(first.at("/etag")).isEqualTo("\"1\"");
    Reply second =
        cloud.send("PATCH", SET, "{\"tags\": {}}", Map.of("If-Match", "\"1\"")).expect(200);
    assertThat(second.at("/etag")).isEqualTo("\"2\"");
    cloud.succeed(second);
    Reply stale = cloud.send("PATCH", SET, "{}", Map.of("If-Match", "\"1\"")).expect(412);
    assertThat(stale.at("/error/code")).isEqualTo("PreconditionFailed");
    cloud.send("PUT", SET, "{}", Map.of("If-None-Match", "*")).expect(412);
    cloud.send("PATCH", SET, "{}", Map.of("If-Match", "*")).expect(200);
    String absent = SET + "x";
    cloud.send("PUT", absent, "{\"location\":\"x\"}", Map.of("If-Match", "*")).expect(412);
  }

  @Test
  void refusesASecondWriteWhileOneRuns() {
    Reply first = cloud.patch(SET, ManualUpgradeTest.profile()).expect(200);
    Reply second = cloud.patch(SET, "{\"tags\": {}}").expect(409);
    assertThat(second.at("/error/code")).isEqualTo("Conflict");
    cloud.post(SET + "/manualupgrade", Cloud.ids("*")).expect(409);
    cloud.succeed(first);
    cloud.patch(SET, "{\"tags\": {}}").expect(200);
  }

  @Test
  void refusesAModelButTakesTagsWhileInstancesAreUpgraded() {
    cloud.succeed(cloud.patch(SET, ManualUpgradeTest.profile()));
    Reply upgrade = cloud.upgrade("0");
    cloud.patch(SET, ManualUpgradeTest.profile(SECRET)).expect(409);
    cloud.succeed(cloud.patch(SET, "{\"tags\": {\"lease\": \"1\"}}"));
    cloud.post(SET + "/manualupgrade", Cloud.ids("0")).expect(409);
    cloud.succeed(cloud.upgrade("1"));
    cloud.succeed(upgrade);
  }

  @Test
  void showsUpdatingWhileAWriteRuns() {
    Reply write = cloud.put(SET, "{\"location\": \"westus\"}").expect(200);
    assertThat(write.at("/properties/provisioningState")).isEqualTo("Updating");
    assertThat(cloud.get(SET).at("/properties/provisioningState")).isEqualTo("Updating");
    cloud.succeed(write);
    assertThat(cloud.get(SET).at("/properties/provisioningState")).isEqualTo("Succeeded");
  }

  @Test
  void refusesAnotherTypeOfImage() {
    Reply reply =
        cloud
            .patch(
                SET,
                """
                {"properties": {"virtualMachineProfile": {"storageProfile": {"imageReference":
                  {"id": "/subscriptions/s/resourceGroups/r/providers/Microsoft.Compute/images/i"}
                }}}}""")
            .expect(409);
    assertThat(reply.at("/error/code")).isEqualTo("OperationNotAllowed");
    assertThat(reply.at("/error/message"))
        .isEqualTo("The Image type for a Virtual Machine Scale Set may not be changed.");
    assertThat(cloud.get(SET).at("/etag")).isEqualTo("\"1\"");
  }

  @Test
  void refusesTwoExtensionsOfOneHandler() {
    String twin =
        "{\"name\": \"twin\", \"properties\": {\"publisher\": \"microsoft.APP\", \"type\": \"APP\","
            + " \"typeHandlerVersion\": \"1.2\"}}";
    Reply reply = cloud.patch(SET, ManualUpgradeTest.profile(SECRET, twin)).expect(400);
    assertThat(reply.at("/error/code")).isEqualTo("BadRequest");
    assertThat(reply.at("/error/message"))
        .isEqualTo(
            "Multiple VMExtensions per handler not supported for OS type 'Linux'. VMExtension"
                + " 'twin' with handler 'microsoft.APP.APP' already added or specified in input.");
  }

  @Test
  void refusesASequenceThatCanNotBeFollowed() {
    String lost = Scenarios.extension("a", "\"provisionAfterExtensions\": [\"nobody\"]");
    assertThat(cloud.patch(SET, ManualUpgradeTest.profile(lost)).expect(400).at("/error/message"))
        .contains("'a'", "'nobody'");
    String a = Scenarios.extension("a", "\"provisionAfterExtensions\": [\"b\"]");
    String b = Scenarios.extension("b", "\"provisionAfterExtensions\": [\"a\"]");
    assertThat(cloud.patch(SET, ManualUpgradeTest.profile(a, b)).expect(400).at("/error/message"))
        .contains("circle");
  }

  @Test
  void refusesAnotherPlaceOrMode() {
    assertThat(cloud.put(SET, "{\"location\": \"eastus\"}").expect(409).at("/error/code"))
        .isEqualTo("InvalidResourceLocation");
    assertThat(
            cloud
                .patch(SET, "{\"properties\": {\"orchestrationMode\": \"Flexible\"}}")
                .expect(409)
                .at("/error/target"))
        .isEqualTo("orchestrationMode");
    cloud.patch(SET, "{\"sku\": {\"capacity\": -1}}").expect(400);
  }

  @Test
  void aPatchTakesOffWhatIsNullAndAPutDoesNot() {
    String policy = "{\"properties\": {\"automaticRepairsPolicy\": %s}}";
    cloud.succeed(cloud.patch(SET, policy.formatted("{\"enabled\": true}")));
    cloud.succeed(cloud.put(SET, policy.formatted("null")));
    assertThat(cloud.get(SET).at("/properties/automaticRepairsPolicy/enabled")).isEqualTo("true");
    cloud.succeed(cloud.patch(SET, policy.formatted("null")));
    assertThat(cloud.get(SET).body().at("/properties").has("automaticRepairsPolicy")).isFalse();
  }
}
