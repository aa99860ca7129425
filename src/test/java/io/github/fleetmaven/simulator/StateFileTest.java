package io.github.fleetmaven.simulator;

import static io.github.fleetmaven.simulator.Cloud.SET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.fleetmaven.time.ManualTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written of a large cloud, and what is made of it. */
class StateFileTest {

  private static final String SCENARIO =
      Scenarios.of(Scenarios.set(1000, Scenarios.extension("app", ""), ""));

  @TempDir Path directory;
  private final ManualTime time = new ManualTime(Cloud.START);

  private Cloud open() {
    return Cloud.kept(directory, SCENARIO, time);
  }

  private Path file() {
    return directory.resolve("state.json");
  }

  private Cloud.Reply tag(Cloud cloud, String value) {
    Cloud.Reply reply = cloud.patch(SET, "{\"tags\": {\"a\": \"" + value + "\"}}").expect(200);
    time.advance(Duration.ofSeconds(2));
    return reply;
  }

  /** Returns what is remembered of the set's machines when the whole is written. */
  private JsonNode machines(Cloud cloud) throws IOException {
    Files.delete(file());
    tag(cloud, "whole");
    JsonNode whole = Cloud.object(Files.readAllLines(file()).get(1));
    return whole.at("/members").elements().next().path("alike");
  }

  @Test
  void instancesThatAreAlikeAreOneRecord() throws IOException {
    Cloud cloud = open();
    assertThat(machines(cloud)).hasSize(1);

    cloud.succeed(
        cloud.put(
            SET + "/virtualMachines/7",
            "{\"properties\": {\"protectionPolicy\": {\"protectFromScaleIn\": true}}}"));
    assertThat(machines(cloud)).extracting(alike -> alike.path("at").asText()).contains("7");
    assertThat(machines(cloud)).hasSize(2);
  }

  @Test
  void instancesThatWereUpgradedAreAlikeAgain() throws IOException {
    Cloud cloud = open();
    cloud.succeed(
        cloud.patch(
            SET,
            ManualUpgradeTest.profile(Scenarios.extension("app", "\"forceUpdateTag\": \"1\""))));
    Cloud.Reply half = cloud.upgrade(ordinals(0, 500));
    assertThat(machines(cloud)).as("busy ones, and the others").hasSize(2);
    cloud.succeed(half);
    assertThat(machines(cloud)).hasSize(2);
    cloud.succeed(cloud.upgrade("*"));

    assertThat(cloud.runs()).hasSize(1000);
    assertThat(machines(cloud)).as("two batches, healthy since two moments").hasSize(2);
  }

  private static String[] ordinals(int from, int to) {
    return IntStream.range(from, to).mapToObj(Integer::toString).toArray(String[]::new);
  }

  @Test
  void aWriteCostsWhatItChanges() throws IOException {
    Cloud cloud = open();
    List<String> lines = Files.readAllLines(file());
    long before = Files.size(file());
    tag(cloud, "b");
    assertThat(Files.readAllLines(file())).hasSize(lines.size() + 1).containsAll(lines);
    long tags = Files.size(file()) - before;
    assertThat(tags).isLessThan(5_000);

    cloud.succeed(cloud.upgrade("7"));
    assertThat(Files.size(file()) - before - tags).isLessThan(10_000);
    assertThat(open().get(SET).at("/tags/a")).isEqualTo("b");
  }

  @Test
  void isWrittenAnewWhenTheChangesOutweighTheWhole() throws IOException {
    Cloud first = open();
    Cloud second = open();
    long longest = 0;
    for (int i = 0; i < 800; i++) {
      tag(i % 2 == 0 ? first : second, "v" + i);
      longest = Math.max(longest, Files.size(file()));
    }

    assertThat(longest).isBetween(256L * 1024, 650L * 1024);
    assertThat(Files.size(file())).isLessThan(longest);
    for (Cloud each : List.of(first, second, open())) {
      assertThat(each.get(SET).at("/tags/a")).isEqualTo("v799");
    }
  }

  @Test
  void aLineWithoutAnEndCountsForNothing() throws IOException {
    Cloud first = open();
    tag(first, "b");
    List<String> lines = Files.readAllLines(file());
    Files.writeString(file(), "{\"groups\": {", StandardOpenOption.APPEND);

    Cloud second = open();
    assertThat(second.get(SET).at("/tags/a")).isEqualTo("b");
    tag(second, "c");

    assertThat(Files.readAllLines(file())).startsWith(lines.toArray(String[]::new));
    assertThat(open().get(SET).at("/tags/a")).isEqualTo("c");
    assertThat(first.get(SET).at("/tags/a")).isEqualTo("c");
  }

  @Test
  void goesOnWhereTheFileWasDeleted() throws IOException {
    Cloud cloud = open();
    Files.delete(file());
    tag(cloud, "b");
    assertThat(open().get(SET).at("/tags/a")).isEqualTo("b");
  }

  @Test
  void theFileOfAnotherVersionIsRefused() throws IOException {
    Files.writeString(file(), "{\"scenario\":\"abc\",\"salt\":\"def\",\"groups\":{}}");
    assertThatThrownBy(this::open)
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("state.json")
        .hasRootCauseMessage("another version of the plugin wrote it");
    assertThat(Cloud.kept(directory, SCENARIO, time, true).get(SET).status()).isEqualTo(200);
  }
}
