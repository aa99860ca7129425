package io.github.fleetmaven.simulator;

import static io.github.fleetmaven.simulator.Cloud.GROUP;
import static io.github.fleetmaven.simulator.Cloud.SET;
import static io.github.fleetmaven.simulator.Cloud.VM;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.fleetmaven.simulator.Cloud.Reply;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResourceGroupTest {

  private static final String OTHER = "/subscriptions/sub-1/resourcegroups/other";

  @TempDir Path directory;
  private Cloud cloud;

  @BeforeEach
  void open() {
    String app = "\"extensions\": [" + Scenarios.extension("app", "\"settings\": {}") + "]";
    cloud =
        Cloud.of(
            directory, Scenarios.of(List.of(Scenarios.set(2, "", ""), Scenarios.machine(app))));
  }

  @Test
  void isMadeChangedAndFoundInWhateverCase() {
    assertThat(head(OTHER)).isEqualTo(404);
    cloud.put(OTHER, "{\"tags\": {}}").expect(400);
    cloud.patch(OTHER, "{}").expect(404);
    cloud.put(OTHER, "{\"location\": \"westus\", \"tags\": {\"a\": \"1\"}}").expect(201);
    assertThat(head(OTHER.replace("resourcegroups/other", "resourceGroups/OTHER"))).isEqualTo(204);
    assertThat(cloud.patch(OTHER, "{}").expect(200).at("/tags/a")).isEqualTo("1");
    Reply changed = cloud.patch(OTHER, "{\"tags\": {\"b\": \"2\"}}").expect(200);
    assertThat(changed.body().path("tags").toString()).isEqualTo("{\"b\":\"2\"}");
    assertThat(cloud.put(OTHER, "{\"location\": \"westus\"}").expect(200).body().path("tags"))
        .isEmpty();
    assertThat(names(cloud.get("/subscriptions/sub-1/resourceGroups"))).contains("rg", "other");
  }

  @Test
  void takesAllThatIsInItAlong() {
    String gallery = GROUP + "/providers/Microsoft.Compute/galleries/g";
    cloud.succeed(cloud.put(gallery, "{\"location\": \"westus\", \"properties\": {}}"));
    assertThat(types(cloud.get(GROUP + "/resources"))).contains("Microsoft.Compute/galleries");
    Reply accepted = cloud.delete(GROUP).expect(202);
    assertThat(accepted.header("Azure-AsyncOperation")).isEmpty();
    assertThat(accepted.header("Retry-After")).contains("15");
    String result = accepted.header("Location").orElseThrow();
    assertThat(result).contains("/subscriptions/sub-1/operationresults/");
    assertThat(cloud.get(result).expect(202).header("Location")).contains(result);
    cloud.time.advance(Duration.ofSeconds(30));
    cloud.get(result).expect(200);
    cloud.get(GROUP).expect(404);
    cloud.delete(GROUP).expect(404);
    // A new one of its name is empty.
    cloud.put(GROUP, "{\"location\": \"westus\"}").expect(201);
    cloud.get(SET).expect(404);
    cloud.get(VM).expect(404);
    cloud.get(gallery).expect(404);
    assertThat(names(cloud.get(GROUP + "/resources"))).isEmpty();
    cloud.delete(GROUP).expect(202);
    cloud.time.advance(Duration.ofSeconds(30));
    // It's still the subscription of the scenario.
    cloud.get("/subscriptions/sub-1").expect(200);
  }

  @Test
  void staysWhileSomethingRunsInIt() {
    cloud.post(VM + "/restart", "").expect(202);
    assertThat(cloud.delete(GROUP).expect(409).at("/error/code")).isEqualTo("Conflict");
  }

  @Test
  void aSubscriptionIsThereEvenInAnEmptyCloud() {
    Cloud empty = Cloud.of(directory, "{}");
    Reply all = empty.get("/subscriptions").expect(200);
    assertThat(all.at("/value/0/subscriptionId")).isEqualTo("00000000-0000-0000-0000-000000000001");
    assertThat(all.at("/value/0/tenantId"))
        .isEqualTo(empty.get("/tenants").expect(200).at("/value/0/tenantId"));
    empty
        .put(
            "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/first",
            "{\"location\": \"westus\"}")
        .expect(201);
  }

  @Test
  void listsResourcesOfEveryType() {
    Reply all = cloud.get("/subscriptions/sub-1/resources").expect(200);
    assertThat(types(all))
        .containsExactlyInAnyOrder(
            "Microsoft.Compute/virtualMachineScaleSets",
            "Microsoft.Compute/virtualMachines",
            "Microsoft.Compute/virtualMachines/extensions");
    assertThat(all.body().at("/value/0").has("properties")).isFalse();
    assertThat(all.body().at("/value/0").has("provisioningState")).isFalse();
    assertThat(types(cloud.get(GROUP + "/resources?$expand=provisioningState"))).hasSize(3);
    assertThat(
            cloud
                .get(GROUP + "/resources?$expand=provisioningState")
                .at("/value/0/provisioningState"))
        .isEqualTo("Succeeded");
  }

  @Test
  void filtersResources() {
    assertThat(filtered("resourceType eq 'microsoft.compute/virtualmachines'"))
        .containsExactly("vm1");
    assertThat(filtered("name eq 'web' and location eq 'WestUS'")).containsExactly("web");
    assertThat(filtered("resourceGroup eq 'nope'")).isEmpty();
    assertThat(filtered("tagName eq 'role'")).containsExactly("vm1");
    assertThat(filtered("tagname eq 'role' and tagvalue eq 'db'")).isEmpty();
    assertThat(filtered("tagname eq 'role' and tagvalue eq 'web'")).containsExactly("vm1");
    cloud.get("/subscriptions/sub-1/resources?$filter=plan%20eq%20'x'").expect(400);
    cloud.get("/subscriptions/sub-1/resources?$filter=name%20ne%20'x'").expect(400);
  }

  @Test
  void namesProvidersWithTheirVersionsAndRegions() {
    Reply compute = cloud.get("/subscriptions/sub-1/providers/microsoft.compute").expect(200);
    assertThat(compute.at("/registrationState")).isEqualTo("Registered");
    JsonNode type = compute.body().at("/resourceTypes/0");
    assertThat(type.path("apiVersions")).isNotEmpty();
    assertThat(type.path("locations").toString()).contains("West US");
    cloud.post("/subscriptions/sub-1/providers/Microsoft.Compute/register", "").expect(200);
    assertThat(cloud.get("/subscriptions/sub-1/providers").body().path("value")).hasSize(2);
    assertThat(cloud.get("/subscriptions/sub-1/providers/Nope").expect(404).at("/error/code"))
        .isEqualTo("InvalidResourceNamespace");
    assertThat(names(cloud.get("/subscriptions/sub-1/locations"))).contains("westus");
  }

  private int head(String path) {
    return cloud.send("HEAD", path, null, Map.of()).status();
  }

  private List<String> filtered(String filter) {
    return names(
        cloud
            .get("/subscriptions/sub-1/resources?$filter=" + filter.replace(" ", "%20"))
            .expect(200));
  }

  private static List<String> names(Reply list) {
    return texts(list, "name");
  }

  private static List<String> types(Reply list) {
    return texts(list, "type");
  }

  private static List<String> texts(Reply list, String key) {
    List<String> result = new ArrayList<>();
    list.body().path("value").forEach(item -> result.add(item.path(key).asText()));
    return result;
  }
}
