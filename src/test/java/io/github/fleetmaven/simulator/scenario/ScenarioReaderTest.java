package io.github.fleetmaven.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioReaderTest {

  private static final String ID =
      "/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/virtualMachineScaleSets/web";

  @TempDir Path directory;

  private Path file(String text) throws IOException {
    return Files.writeString(directory.resolve("fleet.json"), text);
  }

  private List<String> problems(String text) throws IOException {
    Path file = file(text);
    ScenarioException failure =
        catchThrowableOfType(ScenarioException.class, () -> ScenarioReader.read(file));
    assertThat(failure).as("a failure for %s", text).isNotNull().hasMessageContaining("fleet.json");
    return failure.problems();
  }

  @Test
  void hasDefaults() throws IOException {
    Scenario scenario = ScenarioReader.read(file("{}"));
    assertThat(scenario.timing()).isEqualTo(Timing.DEFAULT);
    assertThat(scenario.timing().timeScale()).isEqualTo(1);
    assertThat(scenario.timing().modelUpdate()).isEqualTo(Duration.ofSeconds(1));
    assertThat(scenario.timing().extension()).isEqualTo(Duration.ofSeconds(45));
    assertThat(scenario.timing().upgrade()).isEqualTo(Duration.ofSeconds(90));
    assertThat(scenario.timing().reimage()).isEqualTo(Duration.ofMinutes(3));
    assertThat(scenario.timing().restart()).isEqualTo(Duration.ofMinutes(1));
    assertThat(scenario.timing().create()).isEqualTo(Duration.ofMinutes(2));
    assertThat(scenario.timing().delete()).isEqualTo(Duration.ofSeconds(30));
    assertThat(scenario.timing().power()).isEqualTo(Duration.ofSeconds(30));
    assertThat(scenario.pageSize()).isEqualTo(100);
    assertThat(scenario.resources()).isEmpty();
  }

  @Test
  void readsWhatTheDocumentationShows() throws IOException {
    Scenario scenario =
        ScenarioReader.read(
            file(
                """
                { "timing": { "timeScale": 600, "modelUpdate": "PT1S", "extension": "PT45S",
                    "upgrade": "PT90S", "reimage": "PT3M", "restart": "PT1M" },
                  "resources": [
                    { "id": "%s", "location": "southcentralus",
                      "sku": { "name": "Standard_HB120rs_v3", "capacity": 10 },
                      "properties": { "any": "thing" },
                      "instances": { "platformUpdateDomains": 5,
                        "7": { "powerState": "stopped", "zone": "2" } } } ],
                  "faults": [
                    { "when": { "method": "PUT", "path": ".*/extensions/.*", "nth": 2 },
                      "respond": { "status": 429, "retryAfter": 3 } },
                    { "when": { "method": "POST", "path": ".*/manualupgrade", "nth": 1 },
                      "drop": "afterEffect" },
                    { "when": { "instance": "myVMSS/7", "extension": "app" }, "exitCode": 100,
                      "message": "no InfiniBand device", "times": 1 },
                    { "when": { "instance": "myVMSS/3", "event": "upgraded" },
                      "health": "Unhealthy" } ] }"""
                    .formatted(ID)));
    assertThat(scenario.timing().timeScale()).isEqualTo(600);
    assertThat(scenario.faults()).hasSize(4);
    assertThat(scenario.faults().get(3)).isInstanceOf(Fault.OfEvent.class);
    SeededResource.OfScaleSet set = (SeededResource.OfScaleSet) scenario.resources().get(0);
    assertThat(set.updateDomains()).hasValue(5);
    assertThat(set.instances().get("7").powerState()).contains("stopped");
  }

  @Test
  void tellsAllProblemsAtOnceEachWithItsPlace() throws IOException {
    List<String> problems =
        problems(
            """
            { "timming": {}, "timing": { "timeScale": 0, "reimage": "3 minutes", "xyzzy": 1 },
              "pageSize": 0,
              "resources": [
                { "id": "nonsense" },
                { "id": "%s", "locaton": "x", "instances": { "0": { "powerstate": "off",
                  "powerState": "on" } }, "sku": { "capacity": "ten" } } ],
              "faults": [
                {},
                { "when": { "path": "(" }, "respond": { "state": 1 } },
                { "when": { "method": "PUT" } },
                { "when": { "instance": "a/1" }, "exitcode": 1 } ] }"""
                .formatted(ID));
    assertThat(problems)
        .containsExactlyInAnyOrder(
            "/timming: unknown key; did you mean timing?",
            "/timing/timeScale: must be a number above 0, not 0",
            "/timing/reimage: must be a duration such as PT45S, not \"3 minutes\"",
            "/timing/xyzzy: unknown key",
            "/pageSize: must be a whole number of 1 or more, not 0",
            "/resources/0/id: must be the id of a virtual machine or scale set, as"
                + " /subscriptions/…/resourceGroups/…/providers/Microsoft.Compute"
                + "/virtualMachineScaleSets/…, or of one of images, galleries, galleries/images,"
                + " galleries/images/versions, disks, snapshots, diskEncryptionSets,"
                + " availabilitySets, proximityPlacementGroups, virtualMachines/runCommands,"
                + " virtualMachineScaleSets/virtualMachines/runCommands, not 'nonsense'",
            "/resources/1: needs a location",
            "/resources/1/locaton: unknown key; did you mean location?",
            "/resources/1/sku/capacity: must be a whole number of 0 or more, not \"ten\"",
            "/resources/1/instances/0/powerstate: unknown key; did you mean powerState?",
            "/resources/1/instances/0/powerState: must be one of running, stopped, deallocated,"
                + " not on",
            "/faults/0: needs a key when, with method and path, or with instance",
            "/faults/1/when/path: is no regular expression: Unclosed group",
            "/faults/1/when: needs a method, a path or an instance",
            "/faults/1/respond: needs a status",
            "/faults/1/respond/state: unknown key; did you mean status?",
            "/faults/2: does nothing: give it respond, drop, delay, slowBody, withoutOperation or"
                + " operation",
            "/faults/3: needs a number exitCode, or takes, or ends; or in when an event or at",
            "/faults/3/exitcode: unknown key; did you mean exitCode?");
  }

  @Test
  void tellsWhereItIsNotJson() throws IOException {
    assertThat(problems("{\n  \"timing\": \n}")).singleElement().asString().startsWith("line 3:");
    assertThat(problems("[]")).containsExactly(": must be an object, not []");
  }

  @Test
  void tellsThatItIsNotThere() {
    Path missing = directory.resolve("missing.json");
    assertThat(catchThrowableOfType(ScenarioException.class, () -> ScenarioReader.read(missing)))
        .hasMessageContaining("missing.json")
        .hasMessageContaining("there is no such file; correct fleet.simulator.scenario");
  }
}
