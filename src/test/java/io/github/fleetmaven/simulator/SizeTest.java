package io.github.fleetmaven.simulator;

import static io.github.fleetmaven.simulator.Cloud.GROUP;
import static io.github.fleetmaven.simulator.Cloud.SET;
import static io.github.fleetmaven.simulator.Cloud.VM;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sizes of machines, and what is used of quotas. */
class SizeTest {

  private static final String COMPUTE = "/subscriptions/sub-1/providers/Microsoft.Compute";
  private static final String WEST = COMPUTE + "/locations/westus";

  @TempDir Path directory;
  private Cloud cloud;

  @BeforeEach
  void open() {
    cloud =
        Cloud.of(directory, Scenarios.of(List.of(Scenarios.machine(""), Scenarios.set(3, "", ""))));
  }

  private static JsonNode named(JsonNode list, String pointer, String name) {
    for (JsonNode item : list) {
      if (item.at(pointer).asText().equals(name)) {
        return item;
      }
    }
    throw new AssertionError(name + " isn't in " + list);
  }

  @Test
  void areListedWithWhatTheyHave() {
    JsonNode sizes = cloud.get(WEST + "/vmSizes").expect(200).body().path("value");
    assertThat(named(sizes, "/name", "Standard_DS1_v2").toString())
        .isEqualTo(
            "{\"name\":\"Standard_DS1_v2\",\"numberOfCores\":1,\"osDiskSizeInMB\":1047552,"
                + "\"resourceDiskSizeInMB\":7168,\"memoryInMB\":3584,\"maxDataDiskCount\":4}");
    assertThat(cloud.get(VM + "/vmSizes").expect(200).body().path("value")).isEqualTo(sizes);
    cloud.get(VM + "x/vmSizes").expect(404);
    String group = GROUP + "/providers/Microsoft.Compute/availabilitySets/a";
    cloud.put(group, "{\"location\": \"westus\"}").expect(200);
    assertThat(cloud.get(group + "/vmSizes").expect(200).body().path("value")).isEqualTo(sizes);
  }

  @Test
  void sayAsSkusWhatTheyAreGoodFor() {
    String filter = COMPUTE + "/skus?$filter=location%20eq%20'westus'";
    JsonNode skus = cloud.get(filter).expect(200).body().path("value");
    JsonNode sku = named(skus, "/name", "Standard_HB120rs_v3");
    assertThat(sku.path("family").asText()).isEqualTo("standardHBv3Family");
    assertThat(sku.path("locations").toString()).isEqualTo("[\"westus\"]");
    JsonNode capabilities = sku.path("capabilities");
    assertThat(named(capabilities, "/name", "RdmaEnabled").path("value").asText())
        .isEqualTo("True");
    assertThat(named(capabilities, "/name", "MemoryGB").path("value").asText()).isEqualTo("448");
    JsonNode small = named(skus, "/name", "Standard_B1ls").path("capabilities");
    assertThat(named(small, "/name", "RdmaEnabled").path("value").asText()).isEqualTo("False");
    assertThat(named(small, "/name", "MemoryGB").path("value").asText()).isEqualTo("0.5");
    assertThat(cloud.get(COMPUTE + "/skus").body().at("/value/0/locations").size())
        .isGreaterThan(50);
    cloud.get(COMPUTE + "/skus?$filter=name").expect(400);
  }

  @Test
  void areWhatASetMayBe() {
    JsonNode skus = cloud.get(SET + "/skus").expect(200).body().path("value");
    assertThat(skus.path(0).toString())
        .isEqualTo(
            "{\"resourceType\":\"Microsoft.Compute/virtualMachineScaleSets\",\"sku\":{\"name\":"
                + "\"Standard_B1ls\",\"tier\":\"Standard\"},\"capacity\":{\"minimum\":0,"
                + "\"maximum\":100,\"defaultCapacity\":1,\"scaleType\":\"Automatic\"}}");
    cloud.get(SET + "x/skus").expect(404);
  }

  private int used(String location, String name) {
    JsonNode usages =
        cloud.get(COMPUTE + "/locations/" + location + "/usages").expect(200).body().path("value");
    return named(usages, "/name/value", name).path("currentValue").asInt();
  }

  @Test
  void countInTheUsageOfTheirRegion() {
    assertThat(used("westus", "cores")).isEqualTo(4);
    assertThat(used("westus", "standardDSv2Family")).isEqualTo(4);
    assertThat(used("westus", "virtualMachines")).isEqualTo(4);
    assertThat(used("westus", "virtualMachineScaleSets")).isEqualTo(1);
    assertThat(used("eastus", "cores")).isZero();
    cloud.succeed(cloud.post(VM + "/deallocate", null));
    assertThat(used("westus", "cores")).isEqualTo(3);
    assertThat(used("westus", "virtualMachines")).isEqualTo(4);
    String group = GROUP + "/providers/Microsoft.Compute/availabilitySets/a";
    cloud.put(group, "{\"location\": \"westus\"}").expect(200);
    assertThat(used("westus", "availabilitySets")).isEqualTo(1);
  }
}
