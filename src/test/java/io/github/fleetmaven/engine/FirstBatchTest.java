package io.github.fleetmaven.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.event.InstanceOutcome.State;
import io.github.fleetmaven.event.RunEvent;
import io.github.fleetmaven.event.TargetOutcome;
import io.github.fleetmaven.model.Amount;
import io.github.fleetmaven.model.RolloutPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A first batch is there to show on few what a change does. */
class FirstBatchTest {

  @TempDir private Path directory;

  @Test
  void isRepeatedWhenItsInstanceWasRemovedMeanwhile() {
    EngineFixture fleet = EngineFixture.of(directory, Scene.of(Scene.set("web", 5)));
    AtomicBoolean removed = new AtomicBoolean();
    fleet.wire.tap(
        (n, request, next) -> {
          if (TestTransport.kind(request).equals("POST manualupgrade")
              && !removed.getAndSet(true)) {
            fleet.other("DELETE", Scene.setId("web") + "/virtualMachines/0", "");
            fleet.time.advance(Duration.ofMinutes(5));
          }
          return next.send(request);
        });

    TargetOutcome outcome = fleet.applyOne(Pom.set("web", firstOne(), Pom.ext("app")));

    assertThat(fleet.events(RunEvent.BatchStarted.class))
        .extracting(batch -> batch.instances().size())
        .containsExactly(1, 1, 2, 1);
    assertThat(fleet.events(RunEvent.Waiting.class))
        .filteredOn(waiting -> waiting.why().contains("bakes"))
        .hasSize(1);
    assertThat(fleet.passed()).isGreaterThan(Duration.ofHours(1));
    assertThat(outcome.count(State.CURRENT)).isEqualTo(4);
    assertThat(outcome.count(State.SKIPPED)).isEqualTo(1);
  }

  private static RolloutPolicy firstOne() {
    RolloutPolicy p = Pom.policy(2, 2);
    return new RolloutPolicy(
        p.order(),
        p.batchSize(),
        Optional.of(new Amount.Count(1)),
        p.maxUnavailable(),
        p.pauseBetweenBatches(),
        p.operationTimeout(),
        p.healthTimeout(),
        p.maxFailedInstances(),
        Duration.ofHours(1),
        p.instances(),
        p.onFailure(),
        p.suspendRepairs(),
        p.strategy(),
        p.rollingUpgradePolicy());
  }
}
