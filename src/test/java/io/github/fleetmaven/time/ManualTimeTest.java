package io.github.fleetmaven.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ManualTimeTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final ManualTime time = new ManualTime(START);

  @Test
  void standsStillUntilItIsMoved() {
    assertThat(time.now()).isEqualTo(START).isEqualTo(time.now());
  }

  @Test
  void advances() {
    time.advance(Duration.ofMinutes(5));

    assertThat(time.now()).isEqualTo("2026-01-01T00:05:00Z");
  }

  @Test
  void sleepingMovesTheClockOn() throws InterruptedException {
    time.sleep(Duration.ofHours(2));

    assertThat(time.now()).isEqualTo("2026-01-01T02:00:00Z");
  }

  @Test
  void sleepingForLessThanNothingDoesNotTurnTheClockBack() throws InterruptedException {
    time.sleep(Duration.ofSeconds(-1));

    assertThat(time.now()).isEqualTo(START);
  }

  @Test
  void anInterruptedThreadDoesNotSleep() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> time.sleep(Duration.ofSeconds(1)))
        .isInstanceOf(InterruptedException.class)
        .hasMessageContaining("PT1S");
    assertThat(time.now()).isEqualTo(START);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }
}
