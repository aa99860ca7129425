package io.github.fleetmaven.simulator;

import static io.github.fleetmaven.simulator.Cloud.SET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.fleetmaven.simulator.Cloud.Reply;
import io.github.fleetmaven.simulator.scenario.ScenarioException;
import io.github.fleetmaven.time.ManualTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateTest {

  private static final String APP =
      Scenarios.extension("app", "\"protectedSettings\": {\"k\": \"s3cret\"}");

  private static final String SCENARIO =
      Scenarios.of(
          Scenarios.set(3, APP, "\"2\": {\"zone\": \"2\", \"powerState\": \"stopped\"}"),
          "{\"when\": {\"instance\": \"web/0\"}, \"exitCode\": 9, \"times\": 1}");

  private static final String CHANGE =
      ManualUpgradeTest.profile(Scenarios.extension("app", "\"forceUpdateTag\": \"x\""));

  @TempDir Path directory;
  private final ManualTime time = new ManualTime(Cloud.START);

  private Cloud reopen() {
    return Cloud.kept(directory, SCENARIO, time);
  }

  private Path journal() {
    return directory.resolve("journal.jsonl");
  }

  @Test
  void goesOnInAnotherProcess() {
    Reply upgrade;
    {
      Cloud first = reopen();
      first.succeed(first.patch(SET, CHANGE));
      upgrade = first.upgrade("0", "1");
    }
    time.advance(Duration.ofMinutes(5));
    Cloud second = reopen();
    Reply status = second.poll(upgrade);
    assertThat(status.at("/status")).isEqualTo("Failed");
    assertThat(second.runs()).containsExactlyInAnyOrder("0:app:9", "1:app:0");
    assertThat(second.instance("2").at("/zones/0").asText()).isEqualTo("2");
    JsonNode run = second.journal("handler").get(0);
    assertThat(run.path("to").asText()).startsWith("2026-01-01T00:01:3");

    Cloud third = reopen();
    third.succeed(
        third.patch(
            SET,
            ManualUpgradeTest.profile(Scenarios.extension("app", "\"forceUpdateTag\": \"y\""))));
    third.succeed(third.upgrade("0"));
    assertThat(third.runs()).hasSize(3);
    assertThat(third.get(SET).at("/etag")).isEqualTo("\"5\"");
  }

  @Test
  void twoProcessesShareIt() throws IOException {
    Cloud first = reopen();
    Cloud second = reopen();

    first.succeed(first.patch(SET, "{\"tags\": {\"a\": \"1\"}}"));
    second.succeed(second.patch(SET, CHANGE));
    first.succeed(first.upgrade("1"));

    assertThat(second.get(SET).at("/tags/a")).isEqualTo("1");
    assertThat(first.runs()).isEqualTo(second.runs()).containsExactly("1:app:0");
    assertThat(Files.readAllLines(journal()))
        .extracting(line -> Cloud.object(line).path("seq").asInt())
        .isSorted()
        .doesNotHaveDuplicates();
  }

  @Test
  void numbersTheJournalOn() throws IOException {
    reopen().get(SET);
    Cloud second = reopen();
    second.get(SET);
    second.patch(SET, "{}");
    List<String> lines = Files.readAllLines(journal());
    assertThat(lines).isEqualTo(second.simulator.journal());
    assertThat(lines)
        .extracting(line -> Cloud.object(line).path("seq").asInt())
        .containsExactly(1, 2, 3);
    assertThat(Cloud.object(lines.get(2)).path("target").asText()).isEqualTo("PATCH " + SET);
    assertThat(Cloud.object(lines.get(2)).path("status").asText()).isEqualTo("200");
  }

  @Test
  void makesUpForTheLinesThatAKilledProcessDidNotWrite() throws IOException {
    Cloud first = reopen();
    first.patch(SET, CHANGE);
    List<String> whole = Files.readAllLines(journal());
    assertThat(whole).hasSize(2);
    Files.writeString(journal(), whole.get(0) + "\n" + whole.get(1).substring(0, 10));
    Cloud second = reopen();
    assertThat(second.simulator.journal()).isEqualTo(whole);
    assertThat(Files.readAllLines(journal())).isEqualTo(whole);
  }

  @Test
  void writesNoSecretAnywhere() throws IOException {
    Cloud cloud = reopen();
    cloud.patch(SET, ManualUpgradeTest.profile(APP.replace("s3cret", "an0ther")));
    String state = Files.readString(directory.resolve("state.json"));
    assertThat(state).contains("sealed:").doesNotContain("s3cret", "an0ther", "hunter2");
    assertThat(Files.readString(journal())).doesNotContain("an0ther");
  }

  @Test
  void writesNothingForAReadThatSettlesNothing() throws IOException {
    Cloud cloud = reopen();
    Path state = directory.resolve("state.json");
    FileTime untouched = FileTime.from(Cloud.START);
    Files.setLastModifiedTime(state, untouched);
    cloud.get(SET);
    assertThat(Files.getLastModifiedTime(state)).isEqualTo(untouched);
    cloud.patch(SET, "{}");
    assertThat(Files.getLastModifiedTime(state)).isNotEqualTo(untouched);
  }

  @Test
  void refusesAnotherScenarioUntilItIsReset() throws IOException {
    reopen().patch(SET, "{\"tags\": {}}");
    String other = Scenarios.of(Scenarios.set(1, APP, ""));
    assertThatThrownBy(() -> Cloud.kept(directory, other, time))
        .isInstanceOf(ScenarioException.class)
        .hasMessageContaining("scenario.json")
        .hasMessageContaining("-Dfleet.simulator.reset");
    Cloud reset = Cloud.kept(directory, other, time, true);
    assertThat(reset.simulator.journal()).isEmpty();
    assertThat(reset.get(SET).body().at("/sku/capacity").asInt()).isEqualTo(1);
    assertThat(Files.readAllLines(journal())).hasSize(1);
  }

  @Test
  void dividesDurationsByTheTimeScale() {
    Path scenario =
        Cloud.write(directory, SCENARIO.replaceFirst("\\{", "{\"timing\": {\"timeScale\": 2},"));
    Simulator plain = Simulator.open(SimulatorOptions.inMemory(scenario, time));
    assertThat(plain.timeScale()).isEqualTo(2);
    Cloud cloud =
        Cloud.of(directory, SCENARIO.replaceFirst("\\{", "{\"timing\": {\"timeScale\": 600},"));
    Reply write = cloud.patch(SET, CHANGE);
    cloud.time.advance(Duration.ofMillis(2));
    cloud.succeed(write);
    Reply upgrade = cloud.upgrade("1");
    cloud.time.advance(Duration.ofMillis(149));
    assertThat(cloud.poll(upgrade).at("/status")).isEqualTo("InProgress");
    cloud.time.advance(Duration.ofMillis(1));
    assertThat(cloud.poll(upgrade).at("/status")).isEqualTo("Succeeded");
  }
}
