package io.github.fleetmaven.simulator;

import static io.github.fleetmaven.simulator.Cloud.SET;
import static io.github.fleetmaven.simulator.GalleryTest.COMPUTE;
import static io.github.fleetmaven.simulator.GalleryTest.DEFINED;
import static io.github.fleetmaven.simulator.GalleryTest.DEFINITION;
import static io.github.fleetmaven.simulator.GalleryTest.GALLERY;
import static io.github.fleetmaven.simulator.GalleryTest.regions;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.simulator.Cloud.Reply;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What machines and scale sets get of the images of galleries. */
class GalleryUseTest {

  @TempDir Path directory;
  private Cloud cloud;

  @BeforeEach
  void open() {
    cloud =
        Cloud.of(
            directory, Scenarios.of(List.of(GalleryTest.seededImage(), Scenarios.set(1, "", ""))));
    cloud.succeed(cloud.put(GALLERY, "{\"location\": \"westus\"}").expect(201));
    cloud.succeed(cloud.put(DEFINITION, DEFINED).expect(201));
  }

  private Reply publish(String name, String profile) {
    return cloud.put(DEFINITION + "/versions/" + name, GalleryTest.version(profile));
  }

  private void published(String name, String profile) {
    cloud.succeed(publish(name, profile).expect(201));
  }

  private Reply machine(String name, String image, String location) {
    return cloud.put(
        COMPUTE + "/virtualMachines/" + name,
        """
        {"location": "%s", "properties": {"storageProfile": {"imageReference": {"id": "%s"}}}}"""
            .formatted(location, image));
  }

  private String exactVersion(String name) {
    return cloud
        .get(COMPUTE + "/virtualMachines/" + name)
        .at("/properties/storageProfile/imageReference/exactVersion");
  }

  @Test
  void giveMachinesTheNewestVersionThatTheirRegionHas() {
    published("1.2.0", regions("westus", "eastus"));
    published("1.10.0", "");
    published("2.0.0", "\"excludeFromLatest\": true");
    published("1.11.0", "\"targetRegions\": [{\"name\": \"westus\", \"excludeFromLatest\": true}]");
    cloud.succeed(machine("west", DEFINITION, "westus").expect(201));
    cloud.succeed(machine("east", DEFINITION, "eastus").expect(201));
    cloud.succeed(machine("old", DEFINITION + "/versions/2.0.0", "westus").expect(201));
    assertThat(exactVersion("west")).isEqualTo("1.10.0");
    assertThat(exactVersion("east")).isEqualTo("1.2.0");
    assertThat(exactVersion("old")).isEqualTo("2.0.0");
    Reply refused = machine("far", DEFINITION, "northeurope").expect(404);
    assertThat(refused.at("/error/code")).isEqualTo("GalleryImageNotFound");
    assertThat(refused.at("/error/message"))
        .isEqualTo(
            "The gallery image "
                + DEFINITION
                + " is not available in northeurope region. Please contact image owner to replicate"
                + " to this region, or change your requested region.");
    machine("far", DEFINITION + "/versions/2.0.0", "eastus").expect(404);
  }

  @Test
  void giveNothingBeforeItIsCopied() {
    Reply created = publish("1.0.0", "").expect(201);
    machine("early", DEFINITION, "westus").expect(404);
    machine("early", DEFINITION + "/versions/1.0.0", "westus").expect(404);
    cloud.succeed(created);
    machine("early", DEFINITION, "westus").expect(201);
  }

  @Test
  void areTakenToBeElsewhereWhenTheyNeverWereHere() {
    String other = COMPUTE + "/galleries/theirs/images/web";
    machine("a", other, "westus").expect(201);
    cloud.succeed(machine("b", other + "/versions/3.2.1", "westus").expect(201));
    assertThat(exactVersion("b")).isEqualTo("3.2.1");
  }

  @Test
  void letNoSetGrowWithoutItsVersion() {
    published("1.0.0", "");
    published("1.1.0", "");
    String image = "{\"imageReference\": {\"id\": \"" + DEFINITION + "/versions/1.0.0\"}}";
    // From an image of the platform a set can't change to one of one's own.
    cloud.succeed(cloud.delete(SET));
    String body =
        """
        {"location": "westus", "sku": {"name": "Standard_DS1_v2", "capacity": 1}, "properties":
          {"upgradePolicy": {"mode": "Manual"}, "virtualMachineProfile": {"storageProfile": %s}}}"""
            .formatted(image);
    cloud.succeed(cloud.put(SET, body).expect(201));
    cloud.succeed(cloud.delete(DEFINITION + "/versions/1.0.0").expect(202));
    String grown = "{\"sku\": {\"name\": \"Standard_DS1_v2\", \"capacity\": 2}}";
    assertThat(cloud.patch(SET, grown).expect(404).at("/error/code"))
        .isEqualTo("GalleryImageNotFound");
    assertThat(cloud.journal("model")).hasSize(1);
    cloud.succeed(cloud.patch(SET, "{\"tags\": {\"still\": \"there\"}}").expect(200));
    cloud.succeed(
        cloud
            .patch(
                SET,
                "{\"properties\": {\"virtualMachineProfile\": {\"storageProfile\": "
                    + image.replace("1.0.0", "1.1.0")
                    + "}}}")
            .expect(200));
    cloud.succeed(cloud.patch(SET, grown).expect(200));
    assertThat(
            cloud
                .instance("1")
                .at("/properties/storageProfile/imageReference/exactVersion")
                .asText())
        .isEqualTo("1.1.0");
  }

  @Test
  void areKnownToBeGoneOnceTheyWereHere() {
    cloud.succeed(cloud.delete(DEFINITION).expect(202));
    machine("late", DEFINITION, "westus").expect(404);
  }
}
