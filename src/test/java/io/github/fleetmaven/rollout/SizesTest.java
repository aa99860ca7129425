package io.github.fleetmaven.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.model.Amount;
import io.github.fleetmaven.model.RolloutPolicy;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SizesTest {

  @Test
  void aShareOfTwoInstancesIsOneAndNotNothing() {
    assertThat(Sizes.of(RolloutPolicy.DEFAULT, 2)).isEqualTo(new Sizes(2, 1, 1, 1, 0));
  }

  @Test
  void aShareIsRoundedDown() {
    assertThat(Sizes.of(RolloutPolicy.DEFAULT, 14)).isEqualTo(new Sizes(14, 2, 2, 2, 0));
  }

  @Test
  void countsAreTakenAsTheyAre() {
    RolloutPolicy policy =
        policy(new Amount.Count(3), Optional.of(new Amount.Count(1)), new Amount.Count(4));

    assertThat(Sizes.of(policy, 10)).isEqualTo(new Sizes(10, 1, 3, 4, 0));
  }

  @Test
  void aShareOfBearableFailuresMayBeNone() {
    RolloutPolicy policy = RolloutPolicy.DEFAULT;
    RolloutPolicy tenPercent =
        new RolloutPolicy(
            policy.order(),
            policy.batchSize(),
            policy.firstBatch(),
            policy.maxUnavailable(),
            policy.pauseBetweenBatches(),
            policy.operationTimeout(),
            policy.healthTimeout(),
            new Amount.Percent(10));

    assertThat(Sizes.of(tenPercent, 9).bearableFailures()).isZero();
    assertThat(Sizes.of(tenPercent, 10).bearableFailures()).isEqualTo(1);
  }

  @Property
  void aShareIsNeverNothingAndNeverMoreThanAll(
      @ForAll @IntRange(min = 0, max = 100) int percent,
      @ForAll @IntRange(min = 1, max = 1000) int members) {
    Amount share = new Amount.Percent(percent);

    Sizes sizes = Sizes.of(policy(share, Optional.empty(), share), members);

    assertThat(sizes.batch()).isBetween(1, members);
    assertThat(sizes.budget()).isBetween(1, members);
  }

  @Test
  void aBatchIsBorneWhileItFitsBesideWhatIsOutOfService() {
    Sizes sizes = new Sizes(10, 2, 2, 3, 0);

    assertThat(sizes.bears(Set.of("0", "1"), Set.of("7"))).isTrue();
    assertThat(sizes.bears(Set.of("0", "1"), Set.of("7", "8"))).isFalse();
  }

  @Test
  void whatIsOutOfServiceAlreadyCostsNothing() {
    Sizes sizes = new Sizes(10, 2, 2, 3, 0);

    assertThat(sizes.bears(Set.of("7", "8"), Set.of("6", "7", "8", "9"))).isTrue();
    assertThat(sizes.bears(Set.of("1", "8"), Set.of("6", "7", "8"))).isFalse();
  }

  private static RolloutPolicy policy(
      Amount batch, Optional<Amount> firstBatch, Amount maxUnavailable) {
    return new RolloutPolicy(
        Optional.empty(),
        batch,
        firstBatch,
        maxUnavailable,
        Duration.ZERO,
        Duration.ofHours(2),
        Duration.ofMinutes(10),
        new Amount.Count(0));
  }
}
