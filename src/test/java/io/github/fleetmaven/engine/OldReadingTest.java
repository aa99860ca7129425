package io.github.fleetmaven.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.event.InstanceOutcome.State;
import io.github.fleetmaven.event.RunEvent;
import io.github.fleetmaven.event.TargetOutcome;
import io.github.fleetmaven.model.DesiredTarget;
import io.github.fleetmaven.plan.Plan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a plan has read gets old when the target queues, or its write has to wait. */
class OldReadingTest {

  @TempDir private Path directory;

  /** An instance that goes out of service meanwhile takes its room in the first batch. */
  @Test
  void theFirstBatchKnowsWhatHappenedWhileTheModelWaited() {
    EngineFixture fleet =
        EngineFixture.of(
            directory,
            Scene.of(Scene.set("web", 4))
                .fault(
                    """
                    {"when": {"method": "PATCH", "path": ".*/virtualMachineScaleSets/web"},
                     "respond": {"status": 409, "code": "Conflict", "message": "busy"},
                     "times": 25}"""));
    AtomicBoolean done = new AtomicBoolean();
    fleet.wire.tap(
        (n, request, next) -> {
          if (TestTransport.kind(request).equals("PATCH model") && !done.getAndSet(true)) {
            fleet.other("POST", Scene.setId("web") + "/virtualMachines/3/powerOff", "");
          }
          return next.send(request);
        });

    TargetOutcome outcome = fleet.applyOne(Pom.set("web", Pom.policy(2, 2), Pom.ext("app")));

    assertOneAtATime(fleet, outcome);
  }

  @Test
  void theFirstBatchKnowsWhatHappenedWhileItsSetQueued() {
    EngineFixture fleet = EngineFixture.of(directory, Scene.of(Scene.set("web", 4)));
    DesiredTarget set = Pom.set("web", Pom.policy(2, 2), Pom.ext("app"));
    Plan plan = fleet.plan(set);
    fleet.other("POST", Scene.setId("web") + "/virtualMachines/3/powerOff", "");
    fleet.time.advance(Duration.ofMinutes(2));

    assertOneAtATime(fleet, fleet.carryOut(plan, set).get(0));
  }

  @Test
  void theFirstBatchKnowsWhatHappenedWhileItsMachinesQueued() {
    EngineFixture fleet = EngineFixture.of(directory, Scene.of().machines(4, "db"));
    DesiredTarget group = Pom.group("vms", "db", Pom.policy(2, 2), Pom.ext("app"));
    Plan plan = fleet.plan(group);
    fleet.other("POST", Scene.machineId("vm3") + "/powerOff", "");
    fleet.time.advance(Duration.ofMinutes(2));

    assertOneAtATime(fleet, fleet.carryOut(plan, group).get(0));
  }

  private static void assertOneAtATime(EngineFixture fleet, TargetOutcome outcome) {
    assertThat(fleet.events(RunEvent.BatchStarted.class))
        .extracting(batch -> batch.instances().size())
        .containsExactly(1, 1, 1);
    assertThat(outcome.count(State.CURRENT)).isEqualTo(3);
    assertThat(outcome.count(State.SKIPPED)).isEqualTo(1);
  }
}
