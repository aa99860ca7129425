package io.github.fleetmaven.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fleetmaven.diag.FleetException;
import io.github.fleetmaven.event.InstanceOutcome.State;
import io.github.fleetmaven.event.TargetOutcome;
import io.github.fleetmaven.model.DesiredFleet;
import io.github.fleetmaven.model.DesiredTarget;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rollouts are told from elsewhere to pause, to go on and to end. */
class FleetControlTest {

  private static final DesiredTarget SET = Pom.set("web", Pom.policy(2, 2), Pom.ext("app"));
  private static final DesiredFleet FLEET = new DesiredFleet(List.of(SET));

  @TempDir private Path directory;

  @Test
  void whatIsPausedDoesNotBeginUntilItIsResumed() {
    EngineFixture fleet = fleet();

    assertThat(control(fleet).pause(FLEET))
        .containsExactly(
            "web: paused: no run is at work on it, and none begins until fleet:resume");
    assertThat(fleet.applyOne(SET).failure().orElse(""))
        .contains("it is paused by eve@elsewhere since 2026-03-01T10:00:");
    assertThat(control(fleet).resume(FLEET)).containsExactly("web: the next apply may go on");
    assertThat(fleet.applyOne(SET).succeeded()).isTrue();
  }

  @Test
  void aRunThatIsAtWorkIsNamedAndEnds() {
    EngineFixture fleet = fleet();
    String[] said = {""};
    fleet.wire.tap(
        (n, request, next) -> {
          var answer = next.send(request);
          if (said[0].isEmpty() && TestTransport.kind(request).equals("POST manualupgrade")) {
            said[0] = "asked";
            said[0] = control(fleet).abort(FLEET).get(0);
          }
          return answer;
        });

    TargetOutcome outcome = fleet.applyOne(SET);

    assertThat(said[0])
        .contains("the run of ada@build-7 (process 4711")
        .contains("ends before its next batch");
    assertThat(outcome.failure().orElse(""))
        .contains("aborted by eve@elsewhere")
        .endsWith("; run apply again to go on, or fleet:rollback to go back");
    assertThat(outcome.count(State.NOT_REACHED)).isEqualTo(4);
  }

  @Test
  void whatIsNotAtWorkIsNotAborted() {
    EngineFixture fleet = fleet();

    fleet.wire.forget();
    assertThat(control(fleet).abort(FLEET))
        .containsExactly("web: no run is at work on it; nothing was changed");
    assertThat(fleet.wire.writes()).isZero();
  }

  @Test
  void whatIsNotPausedIsNotResumed() {
    EngineFixture fleet = fleet();

    fleet.wire.forget();
    assertThat(control(fleet).resume(FLEET)).containsExactly("web: it wasn't paused");
    assertThat(fleet.wire.writes()).isZero();
  }

  @Test
  void aTargetThatIsNotThereIsToldAndTheOthersAreDone() {
    EngineFixture fleet = fleet();
    DesiredFleet two = new DesiredFleet(List.of(Pom.set("nowhere", Pom.ext("app")), SET));

    assertThatThrownBy(() -> control(fleet).pause(two))
        .isInstanceOf(FleetException.class)
        .hasMessageContaining("those that were: web: paused")
        .hasMessageContaining("nowhere");
  }

  @Test
  void aRollingUpgradeOfAzuresOwnIsCancelled() {
    EngineFixture fleet =
        EngineFixture.of(
            directory,
            Scene.of(
                Scene.set("web", 6)
                    .health()
                    .properties("\"upgradePolicy\": {\"mode\": \"Rolling\"}")));
    fleet.other("POST", Scene.setId("web") + "/osRollingUpgrade", "");

    assertThat(control(fleet).abort(FLEET).get(0))
        .contains("Azure's rolling upgrade ends after its running batch");
    assertThat(fleet.wire.counts()).containsEntry("POST cancel", 1);
  }

  private EngineFixture fleet() {
    return EngineFixture.of(directory, Scene.of(Scene.set("web", 6)));
  }

  private static FleetControl control(EngineFixture fleet) {
    RunIdentity eve =
        new RunIdentity(
            new io.github.fleetmaven.rollout.Lease.Holder(
                "eve@elsewhere", 5, EngineFixture.START, "m3", "r"),
            other -> false,
            false);
    return new FleetControl(fleet.cloud(), EcsRegions.NONE, fleet.time, event -> {}, eve);
  }
}
