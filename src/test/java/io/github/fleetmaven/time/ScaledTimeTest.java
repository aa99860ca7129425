package io.github.fleetmaven.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScaledTimeTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final ManualTime base = new ManualTime(START);
  private final ScaledTime time = new ScaledTime(base, 600);

  @Test
  void startsWhereItsBaseStands() {
    assertThat(time.now()).isEqualTo(START);
  }

  @Test
  void anHourPassesInSixSeconds() {
    base.advance(Duration.ofSeconds(6));

    assertThat(time.now()).isEqualTo("2026-01-01T01:00:00Z");
  }

  @Test
  void sleepsAFractionOfTheBase() throws InterruptedException {
    time.sleep(Duration.ofHours(1));

    assertThat(base.now()).isEqualTo("2026-01-01T00:00:06Z");
    assertThat(time.now()).isEqualTo("2026-01-01T01:00:00Z");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN})
  void refusesAFactorThatStopsOrTurnsTime(double factor) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ScaledTime(base, factor))
        .withMessageContaining("above 0");
  }
}
