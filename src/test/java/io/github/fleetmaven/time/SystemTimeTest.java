package io.github.fleetmaven.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SystemTimeTest {

  private final Time time = Time.system();

  @Test
  void tellsTheTimeOfTheMachine() {
    Instant before = Instant.now();

    assertThat(time.now()).isBetween(before, Instant.now());
  }

  @Test
  void waitsAtLeastAsLongAsAsked() throws InterruptedException {
    Instant before = time.now();

    time.sleep(Duration.ofNanos(1_500_000));

    assertThat(Duration.between(before, time.now())).isGreaterThanOrEqualTo(Duration.ofMillis(1));
  }

  @Test
  void aWaitCanBeInterrupted() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> time.sleep(Duration.ofDays(1)))
        .isInstanceOf(InterruptedException.class);
  }

  @Test
  void zeroAndLessReturnAtOnceEvenWhenInterrupted() {
    Thread.currentThread().interrupt();

    assertThatCode(() -> time.sleep(Duration.ZERO)).doesNotThrowAnyException();
    assertThatCode(() -> time.sleep(Duration.ofDays(-1))).doesNotThrowAnyException();
    assertThat(Thread.interrupted()).isTrue();
  }
}
