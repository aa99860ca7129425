package io.github.fleetmaven.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.event.InstanceOutcome.State;
import io.github.fleetmaven.event.RunEvent;
import io.github.fleetmaven.event.TargetOutcome;
import io.github.fleetmaven.model.DesiredTarget;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Handlers that the pom doesn't name, and that a new OS disk makes run all the same. */
class OthersHandlersTest {

  @TempDir private Path directory;

  /** Their failure may pass by itself, but nothing of ours is there to run them again by. */
  @Test
  void aFailureOfTheirsFailsItsInstanceAndNotTheRollout() {
    EngineFixture fleet =
        EngineFixture.of(
            directory,
            Scene.of(
                    Scene.set("web", 3)
                        .windows()
                        .extension("theirs", "Microsoft.HpcCompute", "InfiniBandDriverWindows", ""))
                .failing("web/0", "theirs", 240, "timed out", 0));
    DesiredTarget newImage =
        Pom.with(Pom.set("web", Pom.policy(1, 2, 1)), Pom.imageVersion("4.0.20160229"));

    TargetOutcome outcome = fleet.applyOne(newImage);

    assertThat(outcome.failure()).isEmpty();
    assertThat(outcome.count(State.CURRENT)).isEqualTo(2);
    assertThat(outcome.instances().get(0).detail()).contains("extension theirs failed");
    assertThat(fleet.events(RunEvent.Retrying.class)).isEmpty();
  }
}
