package io.github.fleetmaven.simulator;

import static io.github.fleetmaven.simulator.Cloud.SET;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.simulator.Cloud.Reply;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelExtensionTest {

  private static final String BODY =
      """
      {"properties": {"publisher": "Microsoft.ManagedServices", "type": "ApplicationHealthLinux",
        "typeHandlerVersion": "1.0"}}""";

  @TempDir Path directory;
  private Cloud cloud;

  @BeforeEach
  void open() {
    cloud = Cloud.of(directory, Scenarios.of(Scenarios.set(1, "", "")));
  }

  @Test
  void isCreatedThenUpdatedThenDeleted() {
    String path = SET + "/extensions/health";
    Reply created = cloud.put(path, BODY).expect(201);
    assertThat(created.at("/properties/provisioningState")).isEqualTo("Creating");
    assertThat(created.body().has("location")).isFalse();
    assertThat(created.at("/properties/settings")).isEmpty();
    assertThat(created.body().at("/properties/autoUpgradeMinorVersion").asBoolean(true)).isFalse();
    assertThat(created.header("Retry-After")).contains("10");
    assertThat(created.header("Location")).isEmpty();
    cloud.succeed(created);
    Reply updated =
        cloud.patch(path, "{\"properties\": {\"settings\": {\"port\": 80}}}").expect(200);
    assertThat(updated.at("/properties/provisioningState")).isEqualTo("Updating");
    assertThat(updated.at("/properties/type")).isEqualTo("ApplicationHealthLinux");
    cloud.succeed(updated);
    assertThat(cloud.get(SET + "/extensions").body().path("value")).hasSize(1);
    assertThat(cloud.instance("0").at("/properties/latestModelApplied").asBoolean()).isFalse();

    Reply deleted = cloud.delete(path).expect(202);
    assertThat(deleted.header("Location")).isPresent();
    cloud.succeed(deleted);
    assertThat(cloud.get(path).expect(404).at("/error/code")).isEqualTo("NotFound");
    cloud.delete(path).expect(204);
  }

  @Test
  void hasAParent() {
    assertThat(cloud.put(SET + "x/extensions/health", BODY).expect(404).at("/error/code"))
        .isEqualTo("ParentResourceNotFound");
    cloud.patch(SET + "/extensions/nobody", BODY).expect(404);
  }

  @Test
  void refusesWhatIsIncomplete() {
    assertThat(
            cloud
                .put(SET + "/extensions/x", "{\"properties\": {\"publisher\": \"p\"}}")
                .expect(400)
                .at("/error/target"))
        .isEqualTo("type");
  }
}
