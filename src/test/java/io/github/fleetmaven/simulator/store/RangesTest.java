package io.github.fleetmaven.simulator.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RangesTest {

  @Test
  void saysWhatStandsTogetherOnce() {
    assertThat(text()).isEmpty();
    assertThat(text(7)).isEqualTo("7");
    assertThat(text(0, 1, 2, 4, 6, 7)).isEqualTo("0-2,4,6-7");
  }

  private static String text(int... numbers) {
    Ranges ranges = new Ranges();
    IntStream.of(numbers).forEach(ranges::add);
    return ranges.text();
  }

  @Test
  void readsWhatItSays() {
    assertThat(Ranges.numbers("").toArray()).isEmpty();
    assertThat(Ranges.numbers("0-2,4,6-7").toArray()).containsExactly(0, 1, 2, 4, 6, 7);
  }
}
