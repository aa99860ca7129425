package io.github.fleetmaven.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.model.ObservedInstance;
import io.github.fleetmaven.model.RolloutPolicy.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WavesTest {

  @Test
  void cutsByUpdateDomainInTheOrderOfTheirNumbers() {
    List<ObservedInstance> instances = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      instances.add(Instances.in(String.valueOf(i), Optional.empty(), Optional.of(i % 11)));
    }

    List<Wave> waves = Waves.of(instances, Order.UPDATE_DOMAIN);

    assertThat(waves).hasSize(11);
    assertThat(waves.get(0)).isEqualTo(new Wave("update domain 0", List.of("0", "11")));
    assertThat(waves.get(10).label()).isEqualTo("update domain 10");
  }

  @Test
  void instancesWithoutADomainComeLast() {
    List<ObservedInstance> instances =
        List.of(
            Instances.in("0", Optional.empty(), Optional.empty()),
            Instances.in("1", Optional.of("2"), Optional.empty()),
            Instances.in("2", Optional.of("1"), Optional.empty()));

    assertThat(Waves.of(instances, Order.ZONE))
        .extracting(Wave::label)
        .containsExactly("zone 1", "zone 2", "no zone");
  }

  @Test
  void oneWaveOrdersNumbersByTheirValueAndBeforeNames() {
    List<ObservedInstance> instances =
        List.of(
            Instances.in("web_a", Optional.empty(), Optional.empty()),
            Instances.in("10", Optional.empty(), Optional.empty()),
            Instances.in("9", Optional.empty(), Optional.empty()));

    assertThat(Waves.of(instances, Order.INSTANCE))
        .containsExactly(new Wave("", List.of("9", "10", "web_a")));
  }

  @Test
  void nothingToTouchIsNoWave() {
    assertThat(Waves.of(List.of(), Order.INSTANCE)).isEmpty();
  }

  @Test
  void theOrderIsByZoneOnlyWhereThereAreSeveral() {
    ObservedInstance one = Instances.in("0", Optional.of("1"), Optional.of(0));
    ObservedInstance other = Instances.in("1", Optional.of("2"), Optional.of(1));

    assertThat(Waves.defaultOrder(List.of(one, other))).isEqualTo(Order.ZONE);
    assertThat(Waves.defaultOrder(List.of(one))).isEqualTo(Order.UPDATE_DOMAIN);
    assertThat(Waves.defaultOrder(List.of(Instances.in("0", Optional.empty(), Optional.empty()))))
        .isEqualTo(Order.INSTANCE);
  }
}
