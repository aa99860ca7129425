package io.github.fleetmaven.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.event.InstanceOutcome;
import io.github.fleetmaven.event.InstanceOutcome.State;
import io.github.fleetmaven.event.TargetOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShortReasonTest {

  private static String reason(Optional<String> failure, State... states) {
    List<InstanceOutcome> instances = new ArrayList<>();
    for (State state : states) {
      instances.add(new InstanceOutcome("" + instances.size(), state, true, "why"));
    }
    return ShortReason.of(new TargetOutcome("web", instances, failure, true, Duration.ZERO));
  }

  @Test
  void isWhatEndedTheWork() {
    assertThat(reason(Optional.of("stopped:\n 1 failed"), State.FAILED))
        .isEqualTo("stopped: | 1 failed");
    assertThat(reason(Optional.of("x".repeat(300)))).hasSize(201).endsWith("…");
  }

  @Test
  void elseHowManyFailed() {
    assertThat(reason(Optional.empty(), State.CURRENT, State.FAILED, State.FAILED))
        .isEqualTo("2 of 3 instances failed (1, 2)");
    assertThat(reason(Optional.empty(), State.NOT_REACHED))
        .isEqualTo("not all instances are as declared");
  }
}
