package io.github.fleetmaven.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EcsReaderTest {

  @TempDir Path directory;

  private Path file(String text) throws IOException {
    return Files.writeString(directory.resolve("fleet.json"), text);
  }

  private EcsSection read(String section) throws IOException {
    return ScenarioReader.read(file("{\"ecs\": " + section + "}")).ecs();
  }

  @Test
  void hasDefaults() throws IOException {
    EcsSection section = ScenarioReader.read(file("{}")).ecs();
    assertThat(section.regionId()).isEqualTo("cn-hangzhou");
    assertThat(section.accessKeys()).isEqualTo(Map.of("simulator", "simulator"));
    assertThat(section.latestDriver()).isEqualTo("100.91.104.58017");
    assertThat(section.instances()).isEmpty();
    assertThat(section.commonCommands()).hasSize(3);
    assertThat(read("{}").timing()).isEqualTo(EcsTiming.DEFAULT);
    assertThat(EcsTiming.DEFAULT.delivery()).isEqualTo(Duration.ofSeconds(1));
    assertThat(EcsTiming.DEFAULT.command()).isEqualTo(Duration.ofSeconds(5));
    assertThat(EcsTiming.DEFAULT.driverUpdate()).isEqualTo(Duration.ofSeconds(90));
    assertThat(EcsTiming.DEFAULT.networkDrop()).isEqualTo(Duration.ofSeconds(10));
    assertThat(EcsTiming.DEFAULT.networkDropManyDisks()).isEqualTo(Duration.ofSeconds(90));
    assertThat(EcsTiming.DEFAULT.snapshot()).isEqualTo(Duration.ofMinutes(2));
    assertThat(EcsTiming.DEFAULT.reboot()).isEqualTo(Duration.ofMinutes(1));
    assertThat(EcsTiming.DEFAULT.agentStart()).isEqualTo(Duration.ofSeconds(15));
    assertThat(EcsTiming.DEFAULT.power()).isEqualTo(Duration.ofSeconds(30));
    assertThat(EcsTiming.DEFAULT.processing()).isZero();
    SeededInstance instance = read("{\"instances\": [{\"id\": \"i-1\"}]}").instances().get(0);
    assertThat(instance)
        .isEqualTo(
            new SeededInstance(
                "i-1",
                "i-1",
                "windows",
                "Windows Server 2019 Datacenter 64bit English",
                "cn-hangzhou-h",
                true,
                List.of(),
                Map.of(),
                1,
                Optional.of("100.76.104.58006"),
                Optional.of("100.76.104.58006"),
                SeededInstance.Agent.ONLINE,
                "2.1.3.724",
                0,
                Duration.ofDays(30),
                Duration.ofDays(365)));
  }

  @Test
  void readsWhatTheDocumentationShows() throws IOException {
    String page = Files.readString(Path.of("docs/simulator.md"));
    String section = page.substring(page.indexOf("## Alibaba Cloud ECS"));
    int begin = section.indexOf("```json") + "```json".length();
    Scenario scenario =
        ScenarioReader.read(file(section.substring(begin, section.indexOf("```", begin))));
    assertThat(scenario.timing().timeScale()).isEqualTo(600);
    assertThat(scenario.faults()).hasSize(1);
    assertThat(scenario.ecs().instances()).hasSize(32);
    assertThat(scenario.ecs().faults()).hasSize(3);
    EcsFault late = scenario.ecs().faults().get(1);
    assertThat(late.outcome()).contains(EcsFault.Outcome.TIMEOUT);
    assertThat(late.applied()).contains(true);
  }

  @Test
  void readsTimingAndRulesOfItsOwn() throws IOException {
    EcsSection section =
        read(
            """
            { "timing": {"delivery": "PT2S", "command": "PT3S", "driverUpdate": "PT4S",
                "networkDrop": "PT5S", "networkDropManyDisks": "PT6S", "snapshot": "PT7S",
                "reboot": "PT8S", "agentStart": "PT9S", "power": "PT10S", "processing": "PT11S"},
              "commands": [{"content": "x", "effect": "readDriver", "takes": "PT1S"}],
              "commonCommands": [{"name": "n", "content": "c"}] }""");
    assertThat(section.timing())
        .isEqualTo(
            new EcsTiming(
                Duration.ofSeconds(2),
                Duration.ofSeconds(3),
                Duration.ofSeconds(4),
                Duration.ofSeconds(5),
                Duration.ofSeconds(6),
                Duration.ofSeconds(7),
                Duration.ofSeconds(8),
                Duration.ofSeconds(9),
                Duration.ofSeconds(10),
                Duration.ofSeconds(11)));
    assertThat(section.rules()).hasSize(3);
    assertThat(section.rules().get(0).takes()).contains(Duration.ofSeconds(1));
    assertThat(section.commonCommands()).hasSize(1);
  }

  @Test
  void numbersInstancesThatAreAlike() throws IOException {
    List<SeededInstance> instances =
        read("{\"instances\": [{\"idPrefix\": \"i-a\", \"count\": 10, \"driver\": \"\"}]}")
            .instances();
    assertThat(instances).extracting(SeededInstance::id).startsWith("i-a01").endsWith("i-a10");
    assertThat(instances.get(0).driver()).isEmpty();
    assertThat(instances.get(0).name()).isEqualTo("i-a01");
  }

  @Test
  void tellsAllProblemsAtOnceEachWithItsPlace() throws IOException {
    Path file =
        file(
            """
            { "ecs": {
                "region": "x", "accessKeys": {"k": 1}, "wrapper": "(",
                "timing": {"reboot": "soon", "rebot": "PT1S"},
                "commands": [ {"effect": "magic"}, {"content": "["} ],
                "commonCommands": [ {"name": "n", "tpye": "x"} ],
                "instances": [
                  {}, {"id": "i-1", "count": 2}, {"id": "i-2"}, {"id": "i-2"},
                  {"id": "i-3", "osName": 7, "agent": "dead", "disks": 0, "status": "Off",
                   "locks": "x", "tags": {"a": 1}, "zone": "a", "zones": ["b"], "drivr": "1"} ],
                "faults": [
                  {}, {"when": {"instance": "i-1"}}, {"when": {"instance": "i-1", "event": "fire"}},
                  {"when": {"instance": "i-1", "event": "reboot"}, "outcome": "timeout"},
                  {"when": {"instance": "i-1", "event": "snapshot"}},
                  {"when": {"instance": "i-1", "event": "check"}, "applied": true},
                  {"when": {"instance": "i-1", "event": "update"}, "outcom": "timeout"} ] } }""");
    ScenarioException failure =
        catchThrowableOfType(ScenarioException.class, () -> ScenarioReader.read(file));
    assertThat(failure.problems())
        .containsExactlyInAnyOrder(
            "/ecs/region: unknown key; did you mean regionId?",
            "/ecs/accessKeys/k: must be a text, not 1",
            "/ecs/wrapper: is no regular expression: Unclosed group",
            "/ecs/timing/reboot: must be a duration such as PT45S, not \"soon\"",
            "/ecs/timing/rebot: unknown key; did you mean reboot?",
            "/ecs/commands/0: needs a content, a regular expression",
            "/ecs/commands/0/effect: must be one of readDriver, updateDriver, none, not magic",
            "/ecs/commands/1/content: is no regular expression: Unclosed character class",
            "/ecs/commonCommands/0: needs a name and a content",
            "/ecs/commonCommands/0/tpye: unknown key; did you mean type?",
            "/ecs/instances/0: needs either an id, or an idPrefix and a count",
            "/ecs/instances/1: needs either an id, or an idPrefix and a count",
            "/ecs/instances/3: there is an instance i-2 already",
            "/ecs/instances/4/osName: must be a text, not 7",
            "/ecs/instances/4/agent: must be one of online, offline, none, not dead",
            "/ecs/instances/4/disks: must be a whole number of 1 or more, not 0",
            "/ecs/instances/4/status: must be one of Running, Stopped, not Off",
            "/ecs/instances/4/locks: must be an array of texts, not \"x\"",
            "/ecs/instances/4/tags/a: must be a text, not 1",
            "/ecs/instances/4/zones: is one key too many beside zone",
            "/ecs/instances/4/drivr: unknown key; did you mean driver?",
            "/ecs/faults/0: needs a key when, with instance and event",
            "/ecs/faults/1/when: needs an instance and an event",
            "/ecs/faults/2/when/event: must be one of check, update, command, snapshot, reboot, not"
                + " fire",
            "/ecs/faults/3/outcome: timeout can't happen at the event reboot",
            "/ecs/faults/4: does nothing: give it an outcome",
            "/ecs/faults/5: does nothing: give it outcome, exitCode, output, dropped or applied",
            "/ecs/faults/5/applied: unknown key",
            "/ecs/faults/6: does nothing: give it outcome, exitCode, output, dropped or applied",
            "/ecs/faults/6/outcom: unknown key; did you mean outcome?");
  }
}
