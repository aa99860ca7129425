package io.github.fleetmaven.simulator;

import static io.github.fleetmaven.simulator.Cloud.GROUP;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.fleetmaven.simulator.Cloud.Reply;
import io.github.fleetmaven.time.ManualTime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Galleries, the images that they define, and the versions of these. */
class GalleryTest {

  static final String COMPUTE = GROUP + "/providers/Microsoft.Compute";
  static final String GALLERY = COMPUTE + "/galleries/g";
  static final String DEFINITION = GALLERY + "/images/web";
  static final String IMAGE = COMPUTE + "/images/golden";

  static final String DEFINED =
      """
      {"location": "westus", "properties": {"osType": "Linux", "osState": "Generalized",
        "identifier": {"publisher": "p", "offer": "o", "sku": "s"}}}""";

  @TempDir Path directory;
  private Cloud cloud;

  static String seededImage() {
    return """
        {"id": "%s", "location": "westus", "properties": {"storageProfile": {"osDisk":
          {"osType": "Linux", "osState": "Generalized", "diskSizeGB": 64, "caching": "ReadOnly",
           "blobUri": "https://a.blob.core.windows.net/vhds/a.vhd"},
          "dataDisks": [{"lun": 2, "diskSizeGB": 10}]}}}"""
        .formatted(IMAGE);
  }

  static String version(String profile) {
    return """
        {"location": "westus", "properties": {"publishingProfile": {%s},
          "storageProfile": {"source": {"id": "%s"}}}}"""
        .formatted(profile, IMAGE);
  }

  static String regions(String... names) {
    return "\"targetRegions\": [{\"name\": \"" + String.join("\"}, {\"name\": \"", names) + "\"}]";
  }

  @BeforeEach
  void open() {
    cloud = Cloud.of(directory, Scenarios.of(List.of(seededImage(), Scenarios.set(1, "", ""))));
    cloud.succeed(cloud.put(GALLERY, "{\"location\": \"westus\"}").expect(201));
    cloud.succeed(cloud.put(DEFINITION, DEFINED).expect(201));
  }

  private Reply publish(String name, String profile) {
    return cloud.put(DEFINITION + "/versions/" + name, version(profile));
  }

  private void published(String name, String profile) {
    cloud.succeed(publish(name, profile).expect(201));
  }

  private String status(String name, String region) {
    JsonNode found =
        cloud
            .get(DEFINITION + "/versions/" + name + "?$expand=ReplicationStatus")
            .expect(200)
            .body()
            .at("/properties/replicationStatus");
    for (JsonNode each : found.path("summary")) {
      if (each.path("region").asText().equals(region)) {
        return found.path("aggregatedState").asText()
            + " "
            + each.path("state").asText()
            + " "
            + each.path("progress").asInt();
      }
    }
    return found.toString();
  }

  @Test
  void areFollowedAtAPlaceOfTheirOwn() {
    Reply changed = cloud.put(GALLERY, "{\"location\": \"westus\", \"tags\": {}}").expect(200);
    assertThat(changed.header("Azure-AsyncOperation").orElseThrow())
        .contains("/locations/westus/capsOperations/")
        .doesNotContain("?p=");
    assertThat(changed.header("Azure-AsyncNotification")).isEmpty();
    cloud.succeed(changed);
    assertThat(cloud.get(GALLERY).at("/properties/identifier/uniqueName")).isEqualTo("sub-1-G");
    assertThat(cloud.get(DEFINITION).at("/properties/architecture")).isEqualTo("x64");
    assertThat(cloud.get(COMPUTE + "/galleries").body().path("value")).hasSize(1);
    assertThat(cloud.get(GALLERY + "/images").body().path("value")).hasSize(1);
    assertThat(cloud.get(DEFINITION + "/versions").body().path("value")).isEmpty();
    cloud.get(COMPUTE + "/galleries/none/images").expect(404);
  }

  @Test
  void showDisksOfAVersionThatHasBeenCopied() {
    Reply created = publish("1.0.0", "\"replicaCount\": 2").expect(201);
    JsonNode profile = created.body().at("/properties/publishingProfile");
    assertThat(profile.at("/targetRegions/0").toString())
        .isEqualTo(
            "{\"name\":\"West US\",\"regionalReplicaCount\":2,"
                + "\"storageAccountType\":\"Standard_LRS\"}");
    assertThat(profile.path("excludeFromLatest").asBoolean(true)).isFalse();
    assertThat(created.body().at("/properties/storageProfile").has("osDiskImage")).isFalse();
    cloud.succeed(created);
    JsonNode storage =
        cloud.get(DEFINITION + "/versions/1.0.0").body().at("/properties/storageProfile");
    assertThat(storage.path("osDiskImage").toString())
        .isEqualTo("{\"sizeInGB\":64,\"hostCaching\":\"ReadOnly\",\"source\":{}}");
    assertThat(storage.path("dataDiskImages").toString())
        .isEqualTo("[{\"lun\":2,\"sizeInGB\":10,\"hostCaching\":\"None\"}]");
    assertThat(storage.at("/source/id").asText()).isEqualTo(IMAGE);
  }

  @Test
  void copyAVersionToItsRegionsInTime() {
    Reply created = publish("1.0.0", regions("westus", "eastus2")).expect(201);
    assertThat(status("1.0.0", "East US 2")).isEqualTo("InProgress Replicating 0");
    cloud.time.advance(Duration.ofSeconds(210));
    assertThat(status("1.0.0", "West US")).isEqualTo("InProgress Replicating 50");
    cloud.succeed(created);
    assertThat(status("1.0.0", "East US 2")).isEqualTo("Completed Completed 100");
    assertThat(
            cloud
                .get(DEFINITION + "/versions/1.0.0")
                .body()
                .at("/properties")
                .has("replicationStatus"))
        .isFalse();
    Reply more =
        cloud
            .patch(
                DEFINITION + "/versions/1.0.0",
                "{\"properties\": {\"publishingProfile\": {"
                    + regions("westus", "East US 2", "northeurope")
                    + "}}}")
            .expect(200);
    assertThat(status("1.0.0", "West US")).isEqualTo("InProgress Completed 100");
    assertThat(status("1.0.0", "North Europe")).isEqualTo("InProgress Replicating 0");
    cloud.succeed(more);
    assertThat(status("1.0.0", "North Europe")).isEqualTo("Completed Completed 100");
  }

  @Test
  void refuseAVersionThatIsWrong() {
    assertThat(publish("1.0", "").expect(400).at("/error/message"))
        .contains("invalid according to its validation rule");
    assertThat(publish("1.0.0", regions("eastus")).expect(400).at("/error/message"))
        .isEqualTo(
            "Gallery image version publishing profile regions 'East US' must contain the location"
                + " of image version 'West US'.");
    assertThat(publish("1.0.0", regions("westus", "West US")).expect(400).at("/error/message"))
        .isEqualTo("Duplicate regions are not allowed in target publishing regions.");
    cloud
        .put(DEFINITION + "/versions/1.0.0", "{\"location\": \"westus\", \"properties\": {}}")
        .expect(400);
    cloud.put(DEFINITION + "/versions/1.0.0", version("").replace("golden", "none")).expect(404);
    cloud.put(GALLERY + "/images/none/versions/1.0.0", version("")).expect(404);
  }

  @Test
  void takeAMachineOnlyInTheStateOfTheDefinition() {
    cloud = Cloud.of(directory, Scenarios.of(Scenarios.machine("")));
    cloud.succeed(cloud.put(GALLERY, "{\"location\": \"westus\"}"));
    cloud.succeed(cloud.put(DEFINITION, DEFINED));
    String body = version("").replace("\"id\": \"" + IMAGE, "\"virtualMachineId\": \"" + Cloud.VM);
    assertThat(cloud.put(DEFINITION + "/versions/1.0.0", body).expect(400).at("/error/message"))
        .endsWith(
            "has a different OS state ['Specialized'] than the parent gallery image OS state"
                + " ['Generalized'].");
    cloud.succeed(cloud.post(Cloud.VM + "/deallocate", null));
    cloud.post(Cloud.VM + "/generalize", null).expect(200);
    cloud.succeed(cloud.put(DEFINITION + "/versions/1.0.0", body).expect(201));
    assertThat(
            cloud
                .get(DEFINITION + "/versions/1.0.0")
                .body()
                .at("/properties/storageProfile/osDiskImage/sizeInGB")
                .asInt())
        .isEqualTo(30);
  }

  @Test
  void keepWhatADefinitionIs() {
    assertThat(
            cloud
                .put(DEFINITION, DEFINED.replace("Linux", "Windows"))
                .expect(409)
                .at("/error/code"))
        .isEqualTo("PropertyChangeNotAllowed");
    cloud.succeed(
        cloud.patch(DEFINITION, "{\"properties\": {\"description\": \"ours\"}}").expect(200));
    assertThat(cloud.get(DEFINITION).at("/properties/description")).isEqualTo("ours");
    assertThat(cloud.get(DEFINITION).at("/properties/osType")).isEqualTo("Linux");
    cloud.put(GALLERY + "/images/twin", DEFINED).expect(400);
    cloud.put(GALLERY + "/images/bare", "{\"location\": \"westus\"}").expect(400);
    cloud.put(COMPUTE + "/galleries/none/images/web", DEFINED).expect(404);
  }

  @Test
  void areDeletedFromWithinOutwards() {
    published("1.0.0", "");
    assertThat(cloud.delete(GALLERY).expect(409).at("/error/code"))
        .isEqualTo("CannotDeleteResource");
    cloud.delete(DEFINITION).expect(409);
    for (String id : new String[] {DEFINITION + "/versions/1.0.0", DEFINITION, GALLERY}) {
      cloud.succeed(cloud.delete(id).expect(202));
      cloud.get(id).expect(404);
      cloud.delete(id).expect(204);
    }
  }

  @Test
  void areKeptInTheStateFile() {
    ManualTime time = new ManualTime(Cloud.START);
    String scenario = Scenarios.of(seededImage());
    cloud = Cloud.kept(directory, scenario, time);
    cloud.succeed(cloud.put(GALLERY, "{\"location\": \"westus\"}"));
    cloud.succeed(cloud.put(DEFINITION, DEFINED));
    Reply created = publish("1.0.0", "");
    cloud = Cloud.kept(directory, scenario, time);
    assertThat(status("1.0.0", "West US")).isEqualTo("InProgress Replicating 0");
    cloud.succeed(created);
    cloud = Cloud.kept(directory, scenario, time);
    assertThat(status("1.0.0", "West US")).isEqualTo("Completed Completed 100");
  }
}
