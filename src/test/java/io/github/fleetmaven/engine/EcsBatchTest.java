package io.github.fleetmaven.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.engine.EcsEnd.Kind;
import io.github.fleetmaven.model.ecs.VirtioDriver.Restart;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EcsBatchTest {

  private static final Duration LONG = Duration.ofMinutes(20);

  @TempDir Path directory;
  private EcsScene scene;

  @AfterEach
  void close() {
    scene.close();
  }

  private void open(int instances, String faults) {
    scene = EcsScene.of(directory, EcsScene.several(instances), faults, "");
  }

  private void openOne(String event, String fault) {
    open(1, EcsScene.fault("i-web1", event, fault));
  }

  private Map<String, EcsEnd> run(Restart mode, Set<String> updated, Duration timeout) {
    EcsBatch batch =
        new EcsBatch(
            scene.commands(),
            scene.checks(),
            scene.restart(),
            scene.past(),
            EcsScene.UPDATE,
            58017,
            mode,
            updated,
            EcsCommands.Ends.NONE,
            EcsScene.LIMIT);
    List<String> all = EcsScene.ids(3);
    return batch.run(Set.copyOf(all.subList(0, scene.cloud.readAgents(all).size())), timeout);
  }

  private EcsEnd one(Duration timeout) {
    return run(Restart.BATCHED, Set.of(), timeout).getOrDefault("i-web1", NONE);
  }

  private static final EcsEnd NONE = new EcsEnd(Kind.SNAPSHOT_FAILED, "no end");

  private long count(String event) {
    return scene.happened().stream().filter(line -> line.endsWith(" " + event)).count();
  }

  @Test
  void updatesAndRestarts() {
    open(3, "");
    Map<String, EcsEnd> ends = run(Restart.BATCHED, Set.of(), LONG);
    assertThat(ends).containsOnlyKeys(EcsScene.ids(3));
    assertThat(ends.values())
        .allMatch(end -> end.kind() == Kind.UPDATED && end.detail().startsWith(EcsScene.NEW));
    assertThat(count("driverUpdated")).isEqualTo(3);
    assertThat(count("restarted")).isEqualTo(3);
    // 96 s until the update is known, 6 for a look, 75 for a restart, 6 for another look.
    assertThat(scene.passed()).isLessThanOrEqualTo(Duration.ofSeconds(183 * 11 / 10));
  }

  @Test
  void leavesTheRestartToOthers() {
    open(1, "");
    assertThat(run(Restart.NONE, Set.of(), LONG).get("i-web1").kind())
        .isEqualTo(Kind.UPDATED_RESTART_PENDING);
    assertThat(count("restarting")).isZero();
  }

  @Test
  void onlyRestartsWhoIsUpdatedAlready() {
    scene =
        EcsScene.of(
            directory,
            "{\"id\": \"i-web1\", \"driver\": \"%s\", \"loadedDriver\": \"%s\"}"
                .formatted(EcsScene.NEW, EcsScene.OLD),
            "",
            "");
    assertThat(run(Restart.BATCHED, Set.of("i-web1"), LONG).get("i-web1").kind())
        .isEqualTo(Kind.UPDATED);
    assertThat(scene.ran(EcsPhase.UPDATE)).isEmpty();
    assertThat(count("restarted")).isEqualTo(1);
  }

  /** By 3010 the agent would restart the instance, by 3009 power it off. */
  @ParameterizedTest
  @ValueSource(ints = {3010, 3009})
  void restartsByItselfOnly(int code) {
    openOne("update", "\"exitCode\": " + code);
    assertThat(one(LONG).kind()).isEqualTo(Kind.UPDATED);
    assertThat(scene.answers("RebootInstances")).hasSize(1);
    assertThat(count("restarting")).isEqualTo(1);
    assertThat(count("stopping")).isZero();
  }

  @Test
  void failsWhatExitsWithACode() {
    open(2, EcsScene.fault("i-web1", "update", "\"exitCode\": 5, \"output\": \"no such disk\""));
    Map<String, EcsEnd> ends = run(Restart.BATCHED, Set.of(), LONG);
    assertThat(ends.get("i-web1").kind()).isEqualTo(Kind.UPDATE_FAILED);
    assertThat(ends.get("i-web1").detail()).contains("exit code 5", "no such disk");
    assertThat(ends.get("i-web2").kind()).isEqualTo(Kind.UPDATED);
    assertThat(count("restarting")).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"timeout", "clientNotResponse", "interrupted", "exception"})
  void looksWhetherWhatDidNotEndWellHasUpdated(String outcome) {
    openOne("update", "\"outcome\": \"%s\", \"applied\": true".formatted(outcome));
    assertThat(one(LONG).kind()).isEqualTo(Kind.UPDATED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"timeout", "clientNotResponse", "deliveryTimeout"})
  void failsWhatDidNotEndWellAndHasNotUpdated(String outcome) {
    openOne("update", "\"outcome\": \"%s\", \"applied\": false".formatted(outcome));
    EcsEnd end = one(LONG);
    assertThat(end.kind()).isEqualTo(Kind.UPDATE_FAILED);
    assertThat(end.detail()).contains("its driver is still " + EcsScene.OLD);
    assertThat(count("restarting")).isZero();
  }

  @Test
  void doesNotKnowWhatItCannotRead() {
    openOne("check", "\"dropped\": 3");
    EcsEnd end = one(LONG);
    assertThat(end.kind()).isEqualTo(Kind.INDETERMINATE);
    assertThat(end.detail()).contains("could not be read", "cut off");
    assertThat(count("restarting")).isZero();
  }

  @Test
  void failsWhoWasNotRestarted() {
    openOne("reboot", "\"outcome\": \"nothing\"");
    EcsEnd end = one(LONG);
    assertThat(end.kind()).isEqualTo(Kind.RESTART_FAILED);
    assertThat(end.detail()).contains("not seen to restart");
  }

  @Test
  void failsWhatIsOldAfterTheRestart() {
    openOne("update", "\"exitCode\": 0, \"applied\": false");
    EcsEnd end = one(LONG);
    assertThat(end.kind()).isEqualTo(Kind.VERIFY_FAILED);
    assertThat(end.detail()).contains("was restarted", EcsScene.OLD);
  }

  @Test
  void failsWhoIsNotSentTheUpdate() {
    scene = EcsScene.of(directory, "{\"id\": \"i-web1\", \"locks\": [\"security\"]}", "", "");
    EcsEnd end = one(LONG);
    assertThat(end.kind()).isEqualTo(Kind.UPDATE_FAILED);
    assertThat(end.detail()).contains("InstanceLockedForSecurity");
  }

  @Test
  void doesNotKnowWhatStillRunsWhenTheTimeIsUp() {
    open(1, "");
    EcsEnd end = one(Duration.ofSeconds(20));
    assertThat(end.kind()).isEqualTo(Kind.INDETERMINATE);
    assertThat(end.detail()).contains("not seen to end");
  }

  /** The update runs, as its answers are lost, and the driver is still the old one. */
  @Test
  void doesNotKnowWhatWasSentWhenNoAnswerComes() {
    scene =
        EcsScene.of(
            directory,
            EcsScene.several(1),
            "",
            EcsScene.call("RunCommand", "\"until\": \"PT16S\"", "\"drop\": \"afterEffect\""));
    assertThat(one(LONG).kind()).isEqualTo(Kind.INDETERMINATE);
    scene.time.advance(LONG);
    assertThat(scene.past().attempts("i-web1")).isEqualTo(1);
    assertThat(count("driverUpdated")).isEqualTo(1);
  }
}
