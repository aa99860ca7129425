package io.github.fleetmaven.simulator;

import static io.github.fleetmaven.simulator.Cloud.VM;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.fleetmaven.simulator.Cloud.Reply;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the cloud offers everybody: images of the platform, and handlers. */
class CatalogueTest {

  private static final String PUBLISHERS =
      "/subscriptions/sub-1/providers/Microsoft.Compute/locations/westus/publishers";
  private static final String OFFERS = PUBLISHERS + "/Canonical/artifacttypes/vmimage/offers";
  private static final String VERSIONS = OFFERS + "/UbuntuServer/skus/18.04-LTS/versions";
  private static final String TYPES =
      PUBLISHERS + "/Microsoft.OSTCExtensions/artifacttypes/vmextension/types";

  @TempDir Path directory;
  private Cloud cloud;

  @BeforeEach
  void open() {
    open("\"pageSize\": 100");
  }

  private void open(String more) {
    String scenario = Scenarios.of(Scenarios.machine(""));
    cloud = Cloud.of(directory, "{" + more + ", " + scenario.substring(1));
  }

  private static List<String> names(Reply reply) {
    assertThat(reply.expect(200).body().isArray()).isTrue();
    List<String> names = new ArrayList<>();
    reply.body().forEach(item -> names.add(item.path("name").asText()));
    return names;
  }

  @Test
  void listsImagesFromPublisherToVersion() {
    assertThat(names(cloud.get(PUBLISHERS))).contains("Canonical", "Microsoft.HpcCompute");
    assertThat(names(cloud.get(OFFERS))).containsExactly("UbuntuServer");
    assertThat(names(cloud.get(OFFERS + "/UbuntuServer/skus")))
        .containsExactly("16.04.0-LTS", "18.04-LTS");
    assertThat(names(cloud.get(VERSIONS))).containsExactly("18.04.202306070", "18.04.202401161");
    assertThat(cloud.get(VERSIONS).body().at("/0/id").asText())
        .isEqualTo(
            "/Subscriptions/sub-1/Providers/Microsoft.Compute/Locations/westus/Publishers/Canonical"
                + "/ArtifactTypes/VMImage/Offers/UbuntuServer/Skus/18.04-LTS/Versions"
                + "/18.04.202306070");
    assertThat(names(cloud.get(VERSIONS + "?$top=1&$orderby=name%20desc")))
        .containsExactly("18.04.202401161");
    JsonNode version = cloud.get(VERSIONS + "/latest").expect(200).body();
    assertThat(version.path("name").asText()).isEqualTo("18.04.202401161");
    assertThat(version.at("/properties/osDiskImage/operatingSystem").asText()).isEqualTo("Linux");
    assertThat(cloud.get(VERSIONS + "?$expand=properties").body().at("/0/properties").isObject())
        .isTrue();
  }

  @Test
  void hasNothingElse() {
    for (String path :
        List.of(
            PUBLISHERS + "/None/artifacttypes/vmimage/offers",
            OFFERS + "/None/skus",
            OFFERS + "/None/skus/None/versions",
            VERSIONS + "/1.2.3",
            PUBLISHERS + "/None/artifacttypes/vmextension/types",
            TYPES + "/None/versions",
            TYPES + "/VMAccessForLinux/versions/9.9")) {
      assertThat(cloud.get(path).expect(404).at("/error/message")).startsWith("Artifact: VM");
    }
    cloud.get(VERSIONS + "?$top=x").expect(400);
    cloud.get(VERSIONS + "?$orderby=age").expect(400);
    cloud.get(TYPES + "/VMAccessForLinux/versions?$filter=age").expect(400);
  }

  @Test
  void listsHandlers() {
    assertThat(names(cloud.get(TYPES))).containsExactly("CustomScriptForLinux", "VMAccessForLinux");
    String versions = TYPES + "/VMAccessForLinux/versions";
    assertThat(names(cloud.get(versions))).contains("1.5.18");
    assertThat(names(cloud.get(versions + "?$filter=startswith(name,'1.4')")))
        .containsExactly("1.4.6.0");
    assertThat(names(cloud.get(versions + "?$orderby=name")).get(3)).isEqualTo("1.5.18");
    JsonNode version = cloud.get(versions + "/1.5.18").expect(200).body();
    assertThat(version.at("/properties/operatingSystem").asText()).isEqualTo("Linux");
    assertThat(version.at("/properties/computeRole").asText()).isEqualTo("IaaS");
  }

  @Test
  void isWhatAScenarioSays() {
    open(
        """
        "latestImages": {"Canonical:UbuntuServer:18.04-LTS": "18.04.202311010",
                         "Contoso:os:1": "2.0.0"},
        "images": {"Contoso:WindowsThing:gen2": {"versions": ["1.0.0", "1.10.0", "1.9.0"],
                     "properties": {"architecture": "Arm64"}}},
        "extensionImages": {"Contoso:Agent": {"versions": ["3.1.4"]}}""");
    assertThat(names(cloud.get(VERSIONS))).containsExactly("18.04.202306070", "18.04.202311010");
    assertThat(names(cloud.get(PUBLISHERS + "/contoso/artifacttypes/vmimage/offers")))
        .containsExactly("WindowsThing", "os");
    JsonNode thing =
        cloud
            .get(
                PUBLISHERS
                    + "/Contoso/artifacttypes/vmimage/offers/WindowsThing/skus/gen2/versions/latest")
            .body();
    assertThat(thing.path("name").asText()).isEqualTo("1.10.0");
    assertThat(thing.at("/properties/architecture").asText()).isEqualTo("Arm64");
    assertThat(thing.at("/properties/hyperVGeneration").asText()).isEqualTo("V2");
    assertThat(names(cloud.get(PUBLISHERS + "/Contoso/artifacttypes/vmextension/types")))
        .containsExactly("Agent");
  }

  @Test
  void saysWhichVersionLatestIs() {
    String path = VM.replace("vm1", "vm2");
    String body =
        """
        {"location": "westus", "properties": {"storageProfile": {"imageReference": {
          "publisher": "Canonical", "offer": "UbuntuServer", "sku": "%s", "version": "latest"}}}}""";
    cloud.succeed(cloud.put(path, body.formatted("18.04-LTS")));
    cloud.succeed(cloud.put(path + "b", body.formatted("99.04")));
    String exact = "/properties/storageProfile/imageReference/exactVersion";
    assertThat(cloud.get(path).at(exact)).isEqualTo("18.04.202401161");
    assertThat(cloud.get(path + "b").at(exact)).isEqualTo("1.0.0");
  }

  private String installed(String type, String version, boolean anyMinor) {
    String body =
        """
        {"location": "westus", "properties": {"publisher": "Microsoft.OSTCExtensions",
          "type": "%s", "typeHandlerVersion": "%s", "autoUpgradeMinorVersion": %s}}""";
    String path = VM + "/extensions/" + type;
    cloud.succeed(cloud.put(path, body.formatted(type, version, anyMinor)));
    assertThat(cloud.get(path).at("/properties/typeHandlerVersion")).isEqualTo(version);
    String installed =
        cloud.get(path + "?$expand=instanceView").at("/properties/instanceView/typeHandlerVersion");
    cloud.succeed(cloud.delete(path));
    return installed;
  }

  @Test
  void decidesWhichVersionOfAHandlerIsInstalled() {
    assertThat(installed("VMAccessForLinux", "1.2", true)).isEqualTo("1.5.18");
    assertThat(installed("VMAccessForLinux", "1.4", false)).isEqualTo("1.4.6.0");
    assertThat(installed("VMAccessForLinux", "1.2", false)).isEqualTo("1.2.0");
    assertThat(installed("Unknown", "1.2", true)).isEqualTo("1.2.0");
    open(
        "\"extensionImages\": {\"microsoft.ostcextensions:vmaccessforlinux\":"
            + " {\"versions\": [\"1.4.9\", \"1.4.10\", \"2.0.0\"]}}");
    assertThat(installed("VMAccessForLinux", "1.2", true)).isEqualTo("1.4.10");
  }
}
