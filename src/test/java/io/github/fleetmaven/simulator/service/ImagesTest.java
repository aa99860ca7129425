package io.github.fleetmaven.simulator.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.store.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ImagesTest {

  private static final Map<String, String> LATEST = Map.of("p:o:s", "9.9");

  private static JsonNode profile(String storage) throws IOException {
    String text = "{'storageProfile':" + storage + "}";
    return Json.read(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  private static JsonNode platform(String version) throws IOException {
    return profile(
        "{'imageReference':{'publisher':'P','offer':'o','sku':'s','version':'" + version + "'}}");
  }

  private static String exact(JsonNode profile) {
    return Images.resolve(profile, LATEST).at("/imageReference/exactVersion").asText();
  }

  @Test
  void resolvesLatest() throws IOException {
    assertThat(exact(platform("latest"))).isEqualTo("9.9");
    assertThat(exact(platform("1.2"))).isEqualTo("1.2");
    assertThat(exact(profile("{'imageReference':{'id':'/g/versions/3.2.1'}}"))).isEqualTo("3.2.1");
    assertThat(Images.resolve(profile("{}"), LATEST)).isEmpty();
  }

  @Test
  void differsByWhatIsAskedForNotByWhatLatestMeansNow() throws IOException {
    ObjectNode old = Images.resolve(platform("latest"), Map.of("p:o:s", "1.0"));
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
