package io.github.fleetmaven.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.engine.EcsRestart.Restarted;
import io.github.fleetmaven.model.ecs.DriverReading;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EcsRestartTest {

  @TempDir Path directory;
  private EcsScene scene;

  @AfterEach
  void close() {
    scene.close();
  }

  private void open(int instances, String faults, String calls) {
    scene = EcsScene.of(directory, EcsScene.several(instances), faults, calls);
  }

  private Restarted restart(List<String> ids) {
    Map<String, Instant> before = new TreeMap<>();
    scene
        .checks()
        .read(ids)
        .forEach((id, r) -> before.put(id, ((DriverReading.Known) r).bootTime()));
    return scene.restart().restart(before, EcsScene.LIMIT);
  }

  private long reboots() {
    return scene.happened().stream().filter(line -> line.endsWith(" restarting")).count();
  }

  @Test
  void seesThatInstancesWereBootedAnew() {
    open(2, "", "");
    Instant before = scene.time.now();
    Restarted restarted = restart(EcsScene.ids(2));
    assertThat(restarted.failed()).isEmpty();
    assertThat(restarted.readings()).containsOnlyKeys("i-web1", "i-web2");
    assertThat(restarted.readings().values()).allMatch(r -> r.bootTime().isAfter(before));
    assertThat(scene.answers("RebootInstances")).containsExactly("200");
    // 6 s for a look, 60 for a restart, 15 for the agent, 6 for another look.
    assertThat(scene.passed()).isLessThan(Duration.ofSeconds(96));
  }

  @Test
  void restartsNobodyWhereThereIsNobody() {
    open(1, "", "");
    assertThat(scene.restart().restart(Map.of(), EcsScene.LIMIT).failed()).isEmpty();
    assertThat(scene.cloud.requests().requests()).isZero();
  }

  @Test
  void isNotDeceivedByAnInstanceThatOnlySaysSo() {
    open(2, EcsScene.fault("i-web1", "reboot", "\"outcome\": \"nothing\""), "");
    Restarted restarted = restart(EcsScene.ids(2));
    assertThat(restarted.readings()).containsOnlyKeys("i-web2");
    assertThat(restarted.failed().get("i-web1"))
        .contains("not seen to restart within PT10M", "booted last at 2026-01-30T10:00:00Z");
  }

  /** Each look is a command: one that gains nothing is not repeated all the time. */
  @Test
  void looksSeldomAtAnInstanceThatWasNotRestarted() {
    open(1, EcsScene.fault("i-web1", "reboot", "\"outcome\": \"nothing\""), "");
    assertThat(restart(EcsScene.ids(1)).failed()).hasSize(1);
    assertThat(scene.ran(EcsPhase.CHECK)).hasSizeBetween(5, 20);
  }

  @Test
  void failsWhoseAgentStaysAway() {
    open(2, EcsScene.fault("i-web1", "reboot", "\"outcome\": \"agentLost\""), "");
    Restarted restarted = restart(EcsScene.ids(2));
    assertThat(restarted.readings()).containsOnlyKeys("i-web2");
    assertThat(restarted.failed().get("i-web1")).contains("PT10M", "agent has not come back");
    assertThat(scene.ran(EcsPhase.CHECK)).noneMatch("i-web1 Aborted"::equals);
    assertThat(scene.passed()).isLessThan(EcsScene.LIMIT.plusMinutes(1));
  }

  @Test
  void failsWhoStaysOff() {
    open(1, EcsScene.fault("i-web1", "reboot", "\"outcome\": \"stopped\""), "");
    assertThat(restart(EcsScene.ids(1)).failed().get("i-web1")).contains("it isn't running");
  }

  @Test
  void restartsTheOthersWhenOneIsRefused() {
    scene =
        EcsScene.of(
            directory,
            EcsScene.several(2) + ", {\"id\": \"i-off\", \"status\": \"Stopped\"}",
            "",
            "");
    Instant before = EngineFixture.START.minusSeconds(60);
    Restarted restarted =
        scene
            .restart()
            .restart(
                Map.of("i-web1", before, "i-web2", before, "i-off", before, "i-gone", before),
                EcsScene.LIMIT);
    assertThat(restarted.readings()).containsOnlyKeys("i-web1", "i-web2");
    assertThat(restarted.failed()).containsOnlyKeys("i-off", "i-gone");
    assertThat(restarted.failed().get("i-off"))
        .contains("restart i-off", "IncorrectInstanceStatus");
    assertThat(restarted.failed().get("i-gone")).contains("NotFound");
  }

  @Test
  void restartsMoreThanAHundred() {
    open(130, "", "");
    Restarted restarted = restart(EcsScene.ids(130));
    assertThat(restarted.failed()).isEmpty();
    assertThat(restarted.readings()).hasSize(130);
    assertThat(scene.answers("RebootInstances")).hasSize(2);
    assertThat(reboots()).isEqualTo(130);
  }

  @Test
  void restartsOnceWhenTheAnswerIsLost() {
    open(2, "", EcsScene.call("RebootInstances", "", "\"drop\": \"afterEffect\""));
    Restarted restarted = restart(EcsScene.ids(2));
    assertThat(restarted.failed()).isEmpty();
    assertThat(restarted.readings()).hasSize(2);
    assertThat(reboots()).isEqualTo(2);
  }

  /** Those of the first hundred are down by then, and are to be seen to the end. */
  @Test
  void accountsForAllWhenACallIsRefused() {
    open(
        130,
        "",
        EcsScene.call(
            "RebootInstances",
            "\"nth\": 2",
            "\"respond\": {\"status\": 403, \"code\": \"Forbidden.RAM\"}"));
    Restarted restarted = restart(EcsScene.ids(130));
    assertThat(restarted.readings()).containsOnlyKeys(EcsScene.ids(130).subList(0, 100));
    assertThat(restarted.failed()).hasSize(30);
    assertThat(restarted.failed().get("i-web130")).contains("Forbidden.RAM");
  }

  @Test
  void waitsOnWhileTheCloudIsAway() {
    open(
        1,
        "",
        EcsScene.call(
            "Describe.*",
            "\"after\": \"PT20S\", \"until\": \"PT70S\"",
            "\"drop\": \"beforeEffect\""));
    assertThat(restart(EcsScene.ids(1)).failed()).isEmpty();
  }
}
