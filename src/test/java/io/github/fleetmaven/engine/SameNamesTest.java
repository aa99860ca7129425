package io.github.fleetmaven.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.event.InstanceOutcome;
import io.github.fleetmaven.event.InstanceOutcome.State;
import io.github.fleetmaven.event.TargetOutcome;
import io.github.fleetmaven.model.DesiredTarget;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Machines of one target whose resource groups gave them the same name. */
class SameNamesTest {

  @TempDir private Path directory;

  @Test
  void eachOfThemIsUpdated() {
    EngineFixture fleet =
        EngineFixture.of(
            directory, Scene.of().machineIn("east", "vm", "db").machineIn("west", "vm", "db"));
    DesiredTarget group = Pom.everywhere("vms", "db", Pom.policy(1, 1), Pom.ext("app"));

    TargetOutcome outcome = fleet.applyOne(group);

    assertThat(outcome.failure()).isEmpty();
    assertThat(outcome.count(State.CURRENT)).isEqualTo(2);
    assertThat(outcome.instances())
        .extracting(InstanceOutcome::id)
        .containsExactlyInAnyOrder("east/vm", "west/vm");
    assertThat(fleet.wire.requests("PUT extension")).hasSize(2);
    fleet.assertSettled(group);
  }
}
