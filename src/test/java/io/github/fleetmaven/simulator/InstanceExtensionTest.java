package io.github.fleetmaven.simulator;

import static io.github.fleetmaven.simulator.Cloud.SET;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceExtensionTest {

  private static final String BODY =
      """
      {"properties": {"publisher": "P", "type": "T", "typeHandlerVersion": "3.1"}}""";

  private static final String OWN = SET + "/virtualMachines/0/extensions/own";

  @TempDir Path directory;
  private Cloud cloud;

  @BeforeEach
  void open() {
    cloud = Cloud.of(directory, Scenarios.of(Scenarios.set(2, Scenarios.extension("app", ""), "")));
  }

  @Test
  void isAnExtensionOfOneInstance() {
    cloud.succeed(cloud.put(OWN, BODY).expect(201));
    assertThat(cloud.runs()).containsExactly("0:own:0");
    JsonNode instance = cloud.instance("0");
    assertThat(instance.path("resources")).hasSize(2);
    assertThat(instance.at("/properties/modelDefinitionApplied").asText())
        .isEqualTo("VirtualMachine");
    assertThat(cloud.instance("1").path("resources")).hasSize(1);
    assertThat(cloud.get(SET + "/virtualMachines/0/extensions").body().path("value")).hasSize(2);
  }

  @Test
  void outlivesAnUpgrade() {
    cloud.succeed(cloud.put(OWN, BODY));
    cloud.succeed(cloud.patch(SET, ManualUpgradeTest.profile()));
    cloud.succeed(cloud.upgrade("*"));
    assertThat(cloud.runs()).contains("0:app:removed", "1:app:removed");
    assertThat(cloud.get(OWN).expect(200).at("/properties/provisioningState"))
        .isEqualTo("Succeeded");
  }

  @Test
  void isDeleted() {
    cloud.succeed(cloud.put(OWN, BODY));
    cloud.succeed(cloud.delete(OWN).expect(202));
    cloud.get(OWN).expect(404);
    cloud.delete(SET + "/virtualMachines/0/extensions/app").expect(409);
  }
}
