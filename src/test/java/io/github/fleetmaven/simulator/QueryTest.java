package io.github.fleetmaven.simulator;

import static io.github.fleetmaven.simulator.Cloud.GROUP;
import static io.github.fleetmaven.simulator.Cloud.SET;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the options of a query show, and which of them are refused. */
class QueryTest {

  private static final String INSTANCES = SET + "/virtualMachines";
  private static final String ALL = "/subscriptions/sub-1/providers/Microsoft.Compute/";
  private static final String MACHINES = GROUP + "/providers/Microsoft.Compute/virtualMachines";
  private static final String FLEXIBLE = SET + "flex";

  @TempDir Path directory;
  private Cloud cloud;

  @BeforeEach
  void open() {
    String set =
        Scenarios.set(3, Scenarios.extension("app", ""), "\"1\": {\"powerState\": \"stopped\"}");
    String flexible =
        Scenarios.set(2, "", "", "\"orchestrationMode\": \"Flexible\"")
            .replace("scaleSets/web", "scaleSets/webflex")
            .replace("virtualMachineScaleSets/web\"", "virtualMachineScaleSets/webflex\"");
    cloud = Cloud.of(directory, Scenarios.of(List.of(set, flexible, Scenarios.machine(""))));
  }

  private static List<JsonNode> values(Reply reply) {
    List<JsonNode> result = new ArrayList<>();
    reply.expect(200).body().path("value").forEach(result::add);
    return result;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        VM + "?$expand=everything",
        MACHINES + "?$expand=userData",
        MACHINES + "?$filter=name eq 'vm1'",
        INSTANCES + "?$filter=instanceId eq '0'",
        INSTANCES + "?$expand=userData",
        INSTANCES + "?$select=name",
        INSTANCES + "/0?$expand=everything",
        SET + "?$expand=instanceView",
        VM + "/extensions?$expand=everything"
      })
  void refusesWhatIsNotDocumented(String address) {
    Reply refused = cloud.get(address).expect(400);
    assertThat(refused.at("/error/code")).isEqualTo("InvalidParameter");
    assertThat(refused.at("/error/target")).startsWith("$");
    assertThat(refused.at("/error/message")).contains("is not allowed. Allowed values are '");
  }

  @Test
  void takesNoNoticeOfParametersThatAnOperationDoesNotKnow() {
    assertThat(values(cloud.get(INSTANCES + "?$top=1&$orderby=name&hurry=true"))).hasSize(3);
  }

  @Test
  void asksForOneThingOrForSeveralInWhateverCase() {
    cloud.succeed(cloud.patch(VM, "{\"properties\": {\"userData\": \"aGk=\"}}"));
    JsonNode both = cloud.get(VM + "?$expand=InstanceView,USERDATA").body().path("properties");
    assertThat(both.has("instanceView")).isTrue();
    assertThat(both.path("userData").asText()).isEqualTo("aGk=");
  }

  @Test
  void showsInstanceViewsOfMachinesOnlyWhereTheyAreFilteredByScaleSet() {
    Reply refused = cloud.get(MACHINES + "?$expand=instanceView").expect(400);
    assertThat(refused.at("/error/code")).isEqualTo("BadRequest");
    String filter = "?$filter='virtualMachineScaleSet/id' eq '" + FLEXIBLE + "'";
    assertThat(values(cloud.get(MACHINES + filter + "&$expand=instanceView")))
        .hasSize(2)
        .allSatisfy(m -> assertThat(m.at("/properties/instanceView/statuses")).isNotEmpty());
    assertThat(values(cloud.get(MACHINES + filter.replace("'" + FLEXIBLE + "'", FLEXIBLE))))
        .hasSize(2);
  }

  @Test
  void listsStatusesOfAllMachinesOfTheSubscription() {
    List<JsonNode> machines = values(cloud.get(ALL + "virtualMachines?statusOnly=true"));
    assertThat(machines)
        .hasSize(3)
        .allSatisfy(
            machine -> {
              assertThat(machine.at("/properties/instanceView/statuses")).isNotEmpty();
              assertThat(machine.has("tags")).isFalse();
              assertThat(machine.at("/properties").has("storageProfile")).isFalse();
            });
    assertThat(values(cloud.get(ALL + "virtualMachines?statusOnly=false")).get(0).has("tags"))
        .isTrue();
  }

  @Test
  void listsWhatStandsInARegion() {
    assertThat(values(cloud.get(ALL + "locations/westus/virtualMachines"))).hasSize(3);
    assertThat(values(cloud.get(ALL + "locations/West%20US/virtualMachineScaleSets"))).hasSize(2);
    assertThat(values(cloud.get(ALL + "locations/eastus/virtualMachines"))).isEmpty();
    assertThat(values(cloud.get(ALL + "locations/eastus/virtualMachineScaleSets"))).isEmpty();
  }

  @Test
  void selectsTheStatusesOfInstancesOnly() {
    List<JsonNode> thin =
        values(cloud.get(INSTANCES + "?$expand=instanceView&$select=instanceView/statuses"));
    assertThat(thin)
        .hasSize(3)
        .allSatisfy(
            instance ->
                assertThat(instance.at("/properties/instanceView").fieldNames())
                    .toIterable()
                    .containsExactly("statuses"));
    assertThat(
            values(cloud.get(INSTANCES + "?$expand=instanceView&$select=instanceView"))
                .get(0)
                .at("/properties/instanceView/vmAgent"))
        .isNotEmpty();
  }

  @Test
  void filtersInstancesByTheirState() {
    String filter = "?$filter=startswith(instanceView/statuses/code, 'PowerState/stopped') eq %s";
    assertThat(values(cloud.get(INSTANCES + filter.formatted("true")))).hasSize(1);
    assertThat(values(cloud.get(INSTANCES + filter.formatted("false")))).hasSize(2);
  }

  @Test
  void showsUserDataToThoseWhoAskForIt() {
    String data = "{\"properties\": {\"virtualMachineProfile\": {\"userData\": \"%s\"}}}";
    cloud.succeed(cloud.patch(SET, data.formatted("bW9kZWw=")));
    assertThat(cloud.get(SET).body().toString()).doesNotContain("bW9kZWw=");
    String profile = "/properties/virtualMachineProfile";
    assertThat(cloud.get(SET + "?$expand=userData").at(profile + "/userData"))
        .isEqualTo("bW9kZWw=");
    String instance = INSTANCES + "/0?$expand=userData";
    assertThat(cloud.get(instance).body().at("/properties").has("userData")).isFalse();
    cloud.succeed(cloud.upgrade("0"));
    assertThat(cloud.get(instance).at("/properties/userData")).isEqualTo("bW9kZWw=");
    cloud.succeed(cloud.put(INSTANCES + "/0", "{\"properties\": {\"userData\": \"b3du\"}}"));
    assertThat(cloud.get(instance).at("/properties/userData")).isEqualTo("b3du");
    cloud.succeed(cloud.patch(SET, data.formatted("")));
    assertThat(cloud.get(SET + "?$expand=userData").body().at(profile).has("userData")).isFalse();
  }
}
