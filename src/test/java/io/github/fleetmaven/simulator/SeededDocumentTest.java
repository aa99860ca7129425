package io.github.fleetmaven.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fleetmaven.simulator.scenario.ScenarioException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images, galleries and run commands may be there from the start. */
class SeededDocumentTest {

  @TempDir Path directory;

  private static String with(String id, String body) {
    return "{\"id\": \"" + id + "\", " + body.strip().substring(1);
  }

  private static String machine(String image) {
    return """
        {"id": "%s", "location": "westus", "properties": {"storageProfile":
          {"imageReference": {"id": "%s"}}}}"""
        .formatted(Cloud.VM, image);
  }

  @Test
  void comesBeforeWhatIsMadeOfItInWhateverOrder() {
    String command =
        with(
            Cloud.VM + "/runCommands/fix",
            "{\"location\": \"westus\", \"properties\": {\"source\": {\"script\": \"ls\"}}}");
    Cloud cloud =
        Cloud.of(
            directory,
            Scenarios.of(
                List.of(
                    command,
                    machine(GalleryTest.DEFINITION),
                    with(GalleryTest.DEFINITION + "/versions/1.0.0", GalleryTest.version("")),
                    with(GalleryTest.DEFINITION + "/versions/1.2.0", GalleryTest.version("")),
                    with(GalleryTest.DEFINITION, GalleryTest.DEFINED),
                    with(GalleryTest.GALLERY, "{\"location\": \"westus\"}"),
                    GalleryTest.seededImage())));
    assertThat(cloud.get(Cloud.VM).at("/properties/storageProfile/imageReference/exactVersion"))
        .isEqualTo("1.2.0");
    String version = GalleryTest.DEFINITION + "/versions/1.0.0?$expand=ReplicationStatus";
    assertThat(cloud.get(version).at("/properties/provisioningState")).isEqualTo("Succeeded");
    assertThat(cloud.get(version).at("/properties/replicationStatus/aggregatedState"))
        .isEqualTo("Completed");
    assertThat(cloud.get(version).at("/properties/storageProfile/osDiskImage/sizeInGB"))
        .isEqualTo("64");
    String run = Cloud.VM + "/runCommands/fix?$expand=instanceView";
    assertThat(cloud.get(run).at("/properties/instanceView/executionState")).isEqualTo("Succeeded");
    assertThat(cloud.runs()).isEmpty();
  }

  @Test
  void remembersWhichVersionAMachineWasMadeOf() {
    String machine =
        machine(GalleryTest.DEFINITION)
            .replace("/images/web\"", "/images/web\", \"exactVersion\": \"0.9.0\"");
    Cloud cloud = Cloud.of(directory, Scenarios.of(machine));
    assertThat(cloud.get(Cloud.VM).at("/properties/storageProfile/imageReference/exactVersion"))
        .isEqualTo("0.9.0");
  }

  @Test
  void isRefusedWithItsPlaceWhenItIsWrong() {
    String scenario =
        Scenarios.of(
            List.of(
                with(GalleryTest.DEFINITION, GalleryTest.DEFINED),
                with(GalleryTest.IMAGE, "{\"location\": \"westus\", \"properties\": {}}"),
                with(GalleryTest.GALLERY, "{\"location\": \"westus\"}"),
                with(GalleryTest.GALLERY, "{\"location\": \"westus\"}")));
    assertThatThrownBy(() -> Cloud.of(directory, scenario))
        .isInstanceOf(ScenarioException.class)
        .hasMessageContaining("/resources/1: Required parameter 'storageProfile.osDisk.osType'")
        .hasMessageContaining("/resources/3/id: is there already");
    String orphan = Scenarios.of(with(GalleryTest.DEFINITION, GalleryTest.DEFINED));
    assertThatThrownBy(() -> Cloud.of(directory, orphan))
        .hasMessageContaining("/resources/0: Failed to perform the operation on a nested resource");
  }

  @Test
  void isReadStrictly() {
    String scenario =
        """
        {"images": {"nonsense": {"versions": ["x"], "vresions": []}},
         "extensionImages": {"a:b": {"versions": "1.0"}},
         "timing": {"runCommand": "soon"},
         "resources": [{"id": "%s/nonsense/x", "location": "westus", "sise": 1}]}"""
            .formatted(Cloud.GROUP + "/providers/Microsoft.Compute");
    assertThatThrownBy(() -> Cloud.of(directory, scenario))
        .hasMessageContaining("/images/nonsense: must be named publisher:offer:sku")
        .hasMessageContaining("/images/nonsense/versions: must be numbers with dots, not x")
        .hasMessageContaining("/images/nonsense/vresions: unknown key; did you mean versions?")
        .hasMessageContaining("/extensionImages/a:b/versions: must be an array of texts")
        .hasMessageContaining("/timing/runCommand: must be a duration")
        .hasMessageContaining("/resources/0/id: must be the id of a virtual machine");
  }
}
