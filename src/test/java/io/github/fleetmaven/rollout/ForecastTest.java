package io.github.fleetmaven.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ForecastTest {

  private static Wave wave(int from, int to) {
    return new Wave("w" + from, IntStream.range(from, to).mapToObj(String::valueOf).toList());
  }

  private static Rollout rollout(Sizes sizes) {
    return new Rollout(List.of(wave(0, 5), wave(5, 8)), sizes);
  }

  @Test
  void aBatchNeverSpansTwoWaves() {
    assertThat(Forecast.batches(rollout(new Sizes(8, 2, 2, 2, 0)), Set.of())).isEqualTo(5);
  }

  @Test
  void theFirstBatchHasItsOwnSize() {
    assertThat(Forecast.batches(rollout(new Sizes(8, 1, 4, 4, 0)), Set.of())).isEqualTo(3);
  }

  @Test
  void theBudgetMakesBatchesSmaller() {
    assertThat(Forecast.batches(rollout(new Sizes(8, 4, 4, 1, 0)), Set.of())).isEqualTo(8);
    assertThat(Forecast.batches(rollout(new Sizes(8, 4, 4, 2, 0)), Set.of("99"))).isEqualTo(8);
  }

  @Test
  void whatIsOutAlreadyIsHealedAndGivesRoom() {
    assertThat(Forecast.batches(rollout(new Sizes(8, 4, 4, 2, 0)), Set.of("0", "1", "2")))
        .isEqualTo(1 + 1 + 2);
  }

  @Test
  void whatUsesTheBudgetUpIsTakenToComeBack() {
    assertThat(Forecast.batches(rollout(new Sizes(8, 2, 2, 2, 0)), Set.of("98", "99")))
        .isEqualTo(5);
  }

  @Test
  void nothingToDoTakesNoBatch() {
    assertThat(Forecast.batches(new Rollout(List.of(), new Sizes(8, 2, 2, 2, 0)), Set.of("1")))
        .isZero();
  }
}
