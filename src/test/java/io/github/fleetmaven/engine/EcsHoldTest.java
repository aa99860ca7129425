package io.github.fleetmaven.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.event.InstanceOutcome.State;
import io.github.fleetmaven.event.TargetOutcome;
import io.github.fleetmaven.model.DesiredFleet;
import io.github.fleetmaven.model.DesiredTarget.EcsGroup;
import io.github.fleetmaven.plan.EcsFixtures;
import io.github.fleetmaven.plan.Plan;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One run at a time works on an ECS group, and hears of others by tags (promise 6). */
class EcsHoldTest {

  private static final EcsGroup GROUP = EcsGroups.tagged(Pom.policy(1, 1), EcsFixtures.driver());
  private static final DesiredFleet FLEET = new DesiredFleet(List.of(GROUP));

  @TempDir private Path directory;
  private EcsFleet fleet;

  @BeforeEach
  void open() {
    fleet =
        new EcsFleet(
            directory,
            EcsScene.of(
                directory,
                "{\"idPrefix\": \"i-web\", \"count\": 3, \"tags\": {\"role\": \"web\"}}",
                "",
                ""));
  }

  @AfterEach
  void close() {
    fleet.close();
  }

  @Test
  void theSecondOfTwoRunsStopsBeforeItsFirstWriteAndNamesTheFirst() {
    fleet.othersAreGone = false;
    TargetOutcome[] second = {null};
    int[] sent = {0};
    once(
        "reboot",
        () -> {
          int before = fleet.scene.cloud.requests().writes();
          second[0] = fleet.apply(GROUP);
          sent[0] = fleet.scene.cloud.requests().writes() - before;
        });

    TargetOutcome first = fleet.apply(GROUP);

    assertThat(first.succeeded()).as(first.toString()).isTrue();
    assertThat(second[0].failure().orElse("")).contains("ada@build-7 (process 4711");
    assertThat(sent[0]).isZero();
    assertThat(fleet.scene.ran(EcsPhase.UPDATE)).hasSize(3);
  }

  @Test
  void aPlanThatAnotherRunHasCarriedOutMeanwhileIsNotCarriedOutAgain() {
    Plan plan = fleet.plan(GROUP);
    assertThat(fleet.apply(GROUP).succeeded()).isTrue();

    TargetOutcome outcome = fleet.carryOut(plan, GROUP);

    assertThat(outcome.failure().orElse(""))
        .isEqualTo(
            "another run has updated i-web1 since the plan was made; nothing was changed. Run apply"
                + " again");
    assertThat(fleet.scene.ran(EcsPhase.UPDATE)).hasSize(3);
  }

  @Test
  void whatIsPausedDoesNotBeginUntilItIsResumed() {
    assertThat(fleet.control().pause(FLEET))
        .containsExactly(
            "web: paused: no run is at work on it, and none begins until fleet:resume");
    assertThat(fleet.apply(GROUP).failure().orElse("")).contains("it is paused by eve@elsewhere");
    assertThat(fleet.scene.happened()).isEmpty();

    assertThat(fleet.control().resume(FLEET)).containsExactly("web: the next apply may go on");
    assertThat(fleet.apply(GROUP).succeeded()).isTrue();
    assertThat(fleet.scene.instance("i-web1").tags()).containsOnlyKeys("role");
  }

  @Test
  void anAbortedRolloutEndsAfterItsBatchAndTheNextRunGoesOn() {
    String[] said = {""};
    once("reboot", () -> said[0] = fleet.control().abort(FLEET).get(0));

    TargetOutcome outcome = fleet.apply(GROUP);

    assertThat(said[0]).contains("the run of ada@build-7").contains("ends before its next batch");
    assertThat(outcome.failure().orElse(""))
        .contains("aborted by eve@elsewhere")
        .endsWith("; run apply again to go on");
    assertThat(outcome.count(State.CURRENT)).isEqualTo(1);
    assertThat(outcome.count(State.NOT_REACHED)).isEqualTo(2);
    assertThat(fleet.apply(GROUP).succeeded()).isTrue();
    assertThat(fleet.scene.ran(EcsPhase.UPDATE)).hasSize(3);
  }

  @Test
  void aStopRequestEndsAfterTheBatch() {
    once("reboot", () -> fleet.stop.make());

    TargetOutcome outcome = fleet.apply(GROUP);

    assertThat(outcome.failure().orElse("")).contains("stopped on request");
    assertThat(outcome.count(State.CURRENT)).isEqualTo(1);
  }

  /** While snapshots are taken, which takes minutes, nothing is touched yet. */
  @Test
  void whoWantsAnEndDuringTheSnapshotsSeesNoBatch() {
    once("readSnapshots", () -> fleet.control().abort(FLEET));

    TargetOutcome outcome = fleet.apply(GROUP);

    assertThat(outcome.failure().orElse("")).contains("aborted by eve@elsewhere");
    assertThat(outcome.count(State.NOT_REACHED)).isEqualTo(3);
    assertThat(fleet.scene.happened()).noneMatch(h -> h.contains("driver"));
    assertThat(EcsFleet.details(outcome).values()).allMatch(d -> d.contains("; snapshots: s-"));
  }

  @Test
  void aStopRequestDuringTheSnapshotsDoesNotWaitForThem() {
    once("readSnapshots", () -> fleet.stop.make());

    TargetOutcome outcome = fleet.apply(GROUP);

    assertThat(outcome.failure().orElse("")).contains("stopped on request");
    assertThat(outcome.count(State.NOT_REACHED)).isEqualTo(3);
    assertThat(fleet.scene.passed()).isLessThan(java.time.Duration.ofMinutes(1));
    fleet.stop = new StopRequest();
    assertThat(fleet.apply(GROUP).succeeded()).isTrue();
    assertThat(fleet.scene.answers("CreateSnapshot")).hasSize(3);
  }

  /** Does something before the first call of that kind. */
  private void once(String action, Runnable what) {
    AtomicBoolean done = new AtomicBoolean();
    fleet.tap(
        (n, called, call) -> {
          if (called.equals(action) && done.compareAndSet(false, true)) {
            what.run();
          }
          return call.get();
        });
  }
}
