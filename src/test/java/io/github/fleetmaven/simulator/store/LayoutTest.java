package io.github.fleetmaven.simulator.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class LayoutTest {

  @Test
  void dealsRoundRobin() {
    Layout layout = new Layout(5, 2, List.of("1", "2", "3"));
    assertThat(layout.place(0)).isEqualTo(new Placement(0, 0, "1"));
    assertThat(layout.place(7)).isEqualTo(new Placement(2, 1, "2"));
    assertThat(new Layout(1, 1, List.of()).place(9)).isEqualTo(new Placement(0, 0, null));
  }

  @Test
  void hasADomain() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Layout(0, 1, List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> new Layout(1, 0, List.of()));
  }
}
