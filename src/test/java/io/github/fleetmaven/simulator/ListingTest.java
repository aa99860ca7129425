package io.github.fleetmaven.simulator;

import static io.github.fleetmaven.simulator.Cloud.GROUP;
import static io.github.fleetmaven.simulator.Cloud.SET;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListingTest {

  private static final String LIST = SET + "/virtualMachines";

  private static final String COMPUTE = "/providers/Microsoft.Compute";

  @TempDir Path directory;
  private Cloud cloud;

  @BeforeEach
  void open() {
    String set =
        Scenarios.set(
            5,
            Scenarios.extension("app", ""),
            "\"1\": {\"powerState\": \"stopped\", \"latestModelApplied\": false}");
    cloud = Cloud.of(directory, "{\"pageSize\": 2, \"resources\": [" + set + "]}");
  }

  private static List<String> ids(JsonNode page) {
    List<String> ids = new ArrayList<>();
    page.path("value").forEach(item -> ids.add(item.path("instanceId").asText()));
    return ids;
  }

  @Test
  void comesPageByPage() {
    List<String> ids = new ArrayList<>();
    List<Integer> sizes = new ArrayList<>();
    String next = LIST + "?$expand=instanceView";
    while (!next.isEmpty()) {
      JsonNode page = cloud.get(next).expect(200).body();
      assertThat(page.at("/value/0/properties/instanceView").isObject()).isTrue();
      ids.addAll(ids(page));
      sizes.add(page.path("value").size());
      next = page.path("nextLink").asText("");
    }
    assertThat(ids).containsExactly("0", "1", "2", "3", "4");
    assertThat(sizes).containsExactly(2, 2, 1);
  }

  @Test
  void goesOnWhereItWasThoughItemsAreGone() {
    String next = cloud.get(LIST).body().path("nextLink").asText();
    cloud.succeed(cloud.post(SET + "/delete", Cloud.ids("1")));
    assertThat(ids(cloud.get(next).body())).containsExactly("2", "3");
    cloud.get(LIST + "?$skiptoken=nonsense").expect(400);
  }

  @Test
  void canBeThin() {
    JsonNode item =
        cloud.get(LIST + "?$select=instanceView&$expand=instanceView").body().at("/value/0");
    List<String> keys = new ArrayList<>();
    item.path("properties").fieldNames().forEachRemaining(keys::add);
    assertThat(keys)
        .containsExactly(
            "latestModelApplied", "instanceView", "provisioningState", "hardwareProfile");
    assertThat(item.has("resources")).isFalse();
  }

  @Test
  void canBeFiltered() {
    assertThat(ids(cloud.get(LIST + "?$filter=properties/latestModelApplied eq false").body()))
        .containsExactly("1");
    assertThat(
            ids(
                cloud
                    .get(
                        LIST
                            + "?$filter=startswith(instanceView/statuses/code,"
                            + " 'PowerState/running') eq false")
                    .body()))
        .containsExactly("1");
    cloud.get(LIST + "?$filter=nonsense").expect(400);
  }

  @Test
  void countsInstancesByState() {
    JsonNode view = cloud.get(SET + "/instanceView").expect(200).body();
    assertThat(view.at("/virtualMachine/statusesSummary/0/count").asInt()).isEqualTo(5);
    assertThat(view.at("/extensions/0/name").asText()).isEqualTo("app");
    assertThat(view.at("/extensions/0/statusesSummary/0/code").asText())
        .isEqualTo("ProvisioningState/succeeded");
    assertThat(view.at("/statuses/0/level").asText()).isEqualTo("Info");
  }

  @Test
  void listsSetsGroupsAndSubscriptions() {
    String sets = "/providers/Microsoft.Compute/virtualMachineScaleSets";
    assertThat(cloud.get(GROUP + sets).body().path("value")).hasSize(1);
    assertThat(cloud.get("/subscriptions/SUB-1" + sets).body().path("value")).hasSize(1);
    assertThat(cloud.get("/subscriptions").body().at("/value/0/subscriptionId").asText())
        .isEqualTo("sub-1");
    assertThat(cloud.get("/subscriptions/sub-1/resourcegroups").body().at("/value/0/name").asText())
        .isEqualTo("rg");
    assertThat(cloud.get(SET + "/osUpgradeHistory").body().toString()).isEqualTo("{\"value\":[]}");
  }

  @Test
  void makesGroups() {
    String path = "/subscriptions/sub-1/resourceGroups/other";
    cloud.get(path).expect(404);
    cloud.put(path, "{\"location\": \"westus\"}").expect(201);
    cloud.put(path, "{\"location\": \"westus\", \"tags\": {\"a\": \"b\"}}").expect(200);
    assertThat(cloud.get(path).at("/tags/a")).isEqualTo("b");
  }

  @Test
  void isOfItsOwnGroupAlone() {
    for (String group : List.of("rg-2", "rg2", "r")) {
      String other = "/subscriptions/sub-1/resourceGroups/" + group;
      cloud.put(other, "{\"location\": \"westus\"}").expect(201);
      cloud.put(other + COMPUTE + "/virtualMachines/vm", Scenarios.machine("")).expect(201);
      ObjectNode set = Cloud.object(Scenarios.set(1, "", ""));
      set.remove("instances"); // a scenario's word, which the service doesn't know
      cloud.put(other + COMPUTE + "/virtualMachineScaleSets/web", set).expect(201);
    }
    assertThat(cloud.get(GROUP + COMPUTE + "/virtualMachines").body().path("value")).isEmpty();
    JsonNode sets = cloud.get(GROUP + COMPUTE + "/virtualMachineScaleSets").body().path("value");
    assertThat(sets).hasSize(1);
    assertThat(sets.at("/0/id").asText()).isEqualTo(SET);
    List<String> names = new ArrayList<>();
    String next = "/subscriptions/sub-1" + COMPUTE + "/virtualMachines";
    while (!next.isEmpty()) {
      JsonNode page = cloud.get(next).expect(200).body();
      page.path("value").forEach(machine -> names.add(machine.path("id").asText()));
      next = page.path("nextLink").asText("");
    }
    assertThat(names).hasSize(3).doesNotHaveDuplicates();
  }
}
