package io.github.fleetmaven.simulator.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.store.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ImagesTest {

  private static JsonNode profile(String storage) throws IOException {
    String text = "{'storageProfile':" + storage + "}";
    return Json.read(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  private static JsonNode platform(String version) throws IOException {
    return profile(
        "{'imageReference':{'publisher':'P','offer':'o','sku':'s','version':'" + version + "'}}");
  }

  @Test
  void resolvesLatest() throws IOException {
    ObjectNode resolved = Images.resolve(platform("latest"), reference -> Optional.of("9.9"));
    assertThat(resolved.at("/imageReference/exactVersion").asText()).isEqualTo("9.9");
    assertThat(resolved.at("/imageReference/version").asText()).isEqualTo("latest");
    assertThat(
            Images.resolve(platform("latest"), reference -> Optional.empty())
                .at("/imageReference/exactVersion")
                .isMissingNode())
        .isTrue();
    assertThat(Images.resolve(profile("{}"), reference -> Optional.of("9.9"))).isEmpty();
  }

  @Test
  void differsByWhatIsAskedForNotByWhatLatestMeansNow() throws IOException {
    ObjectNode old = Images.resolve(platform("latest"), reference -> Optional.of("1.0"));
    assertThat(Images.differ(old, platform("latest"))).isFalse();
    assertThat(Images.differ(old, platform("9.9"))).isTrue();
    assertThat(Images.differ(old, profile("{'osDisk':{'image':{'uri':'u'}}}"))).isTrue();
  }

  @Test
  void tellsCustomImages() throws IOException {
    assertThat(Images.isCustom(platform("1"))).isFalse();
    assertThat(Images.isCustom(profile("{'imageReference':{'id':'/i'}}"))).isTrue();
    assertThat(Images.isCustom(profile("{'imageReference':{'sharedGalleryImageId':'/i'}}")))
        .isTrue();
    assertThat(Images.isCustom(profile("{'osDisk':{'image':{'uri':'u'}}}"))).isTrue();
    assertThat(Images.isKnown(profile("{}"))).isFalse();
  }
}
