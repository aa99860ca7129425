package io.github.fleetmaven.simulator;

import static io.github.fleetmaven.simulator.Cloud.SET;
import static io.github.fleetmaven.simulator.Cloud.VM;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.simulator.Cloud.Reply;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Writes of tags alone, as a lease on a target makes them. */
class TagsTest {

  private static final String TAGS = "{\"tags\": {\"lease\": \"me\"}}";

  @TempDir Path directory;
  private Cloud cloud;

  @BeforeEach
  void open() {
    String set = Scenarios.set(2, Scenarios.extension("app", ""), "");
    cloud = Cloud.of(directory, Scenarios.of(List.of(set, Scenarios.machine(""))));
  }

  @ParameterizedTest
  @ValueSource(strings = {SET, VM})
  void replaceAllTagsUnderTheEtagThatTheyWereReadWith(String id) {
    Reply before = cloud.get(id);
    Reply write = cloud.send("PATCH", id, TAGS, Map.of("If-Match", before.at("/etag"))).expect(200);
    assertThat(write.at("/properties/provisioningState")).isEqualTo("Updating");
    assertThat(write.header("Azure-AsyncOperation")).isPresent();
    assertThat(write.header("Location")).isEmpty();
    cloud.succeed(write);
    Reply after = cloud.get(id);
    assertThat(after.at("/etag")).isNotEqualTo(before.at("/etag"));
    assertThat(after.body().path("tags").toString()).isEqualTo("{\"lease\":\"me\"}");
    assertThat(
            cloud
                .send("PATCH", id, "{\"tags\": {}}", Map.of("If-Match", before.at("/etag")))
                .expect(412)
                .at("/error/code"))
        .isEqualTo("PreconditionFailed");
    assertThat(cloud.get(id).body().path("tags").toString()).contains("lease");
  }

  @Test
  void makeNoModel() {
    cloud.succeed(cloud.patch(SET, TAGS));
    cloud.succeed(cloud.patch(VM, TAGS));
    assertThat(cloud.journal("model")).isEmpty();
    assertThat(cloud.runs()).isEmpty();
    assertThat(cloud.instance("0").at("/properties/latestModelApplied").asBoolean()).isTrue();
  }
}
