package io.github.fleetmaven.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.model.ObservedTarget.EcsUpdate;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EcsPastTest {

  @TempDir Path directory;
  private EcsScene scene;

  @BeforeEach
  void open() {
    scene =
        EcsScene.of(
            directory,
            EcsScene.several(120) + ", {\"id\": \"i-bare\", \"agent\": \"none\"}",
            EcsScene.fault("i-web002", "update", "\"exitCode\": 5"),
            "");
  }

  @AfterEach
  void close() {
    scene.close();
  }

  private void update(List<String> ids, Duration limit) {
    scene.commands().update(EcsScene.UPDATE, ids, scene.past(), limit);
  }

  @Test
  void knowsNothingAtFirst() {
    EcsPast past = scene.past();
    assertThat(past.attempts("i-web001")).isZero();
    assertThat(past.inFlight("i-web001")).isEmpty();
    assertThat(past.lastUpdate("i-web001")).isEmpty();
  }

  @Test
  void countsTheAttemptsOfEachInstance() {
    update(List.of("i-web001", "i-web002"), EcsScene.LIMIT);
    update(List.of("i-web002"), EcsScene.LIMIT);
    EcsPast past = scene.past();
    assertThat(past.attempts("i-web001")).isEqualTo(1);
    assertThat(past.attempts("i-web002")).isEqualTo(2);
    assertThat(past.attempts("i-web003")).isZero();
  }

  @Test
  void countsWhatMoreThanOnePageHolds() {
    for (int attempt = 1; attempt <= 52; attempt++) {
      update(List.of("i-web002"), EcsScene.LIMIT);
    }
    assertThat(scene.past().attempts("i-web002")).isEqualTo(52);
    assertThat(scene.ran(EcsPhase.UPDATE)).hasSize(52);
  }

  @Test
  void findsAnUpdateInFlight() {
    update(EcsScene.ids(120), Duration.ZERO);
    EcsPast past = scene.past();
    assertThat(past.updates()).hasSize(2);
    assertThat(past.inFlight("i-web001")).isNotEqualTo(past.inFlight("i-web120")).isPresent();
    assertThat(past.inFlight("i-else")).isEmpty();
    scene.time.advance(Duration.ofMinutes(2));
    assertThat(scene.past().inFlight("i-web001")).isEmpty();
    assertThat(scene.past().attempts("i-web120")).isEqualTo(1);
  }

  @Test
  void knowsWhenTheLastUpdateEnded() {
    update(List.of("i-web001", "i-web002"), EcsScene.LIMIT);
    assertThat(lastEnd("i-web001"))
        .contains(EngineFixture.START.plusSeconds(91))
        .isEqualTo(lastEnd("i-web002"));
    scene.time.advance(Duration.ofMinutes(5));
    update(List.of("i-web002"), EcsScene.LIMIT);
    assertThat(lastEnd("i-web002").orElseThrow()).isAfter(EngineFixture.START.plusSeconds(391));
  }

  private Optional<Instant> lastEnd(String instance) {
    return scene.past().lastUpdate(instance).flatMap(EcsUpdate::ended);
  }

  @Test
  void knowsWhetherTheLastUpdateGoesOnOrEndedWell() {
    update(List.of("i-web001"), Duration.ZERO);
    assertThat(scene.past().lastUpdate("i-web001"))
        .contains(new EcsUpdate(Optional.empty(), false));
    scene.time.advance(Duration.ofMinutes(5));
    assertThat(scene.past().lastUpdate("i-web001").orElseThrow().succeeded()).isTrue();
    assertThat(scene.past().latest("i-web001")).contains(scene.past().updates().get(0).id());
  }

  /** An update that reached nobody has left nothing to restart for. */
  @Test
  void forgetsWhatNeverBegan() {
    update(List.of("i-bare"), EcsScene.LIMIT);
    assertThat(scene.past().attempts("i-bare")).isEqualTo(1);
    assertThat(scene.past().lastUpdate("i-bare")).isEmpty();
  }

  @Test
  void minglesNoGroupsAndNoLooks() {
    scene.commands().look(EcsScene.CHECK, List.of("i-web001"), EcsScene.LIMIT);
    new EcsCommands(scene.context, scene.cloud, "other")
        .update(EcsScene.UPDATE, List.of("i-web001"), scene.past(), EcsScene.LIMIT);
    assertThat(scene.past().attempts("i-web001")).isZero();
  }
}
