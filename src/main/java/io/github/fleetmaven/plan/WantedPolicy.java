package io.github.fleetmaven.plan;

import io.github.fleetmaven.model.Amount;
import io.github.fleetmaven.model.ObservedScaleSet;
import io.github.fleetmaven.model.ObservedScaleSet.Orchestration;
import io.github.fleetmaven.model.RollingUpgradePolicy;
import io.github.fleetmaven.model.RolloutPolicy;
import io.github.fleetmaven.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The members of {@code rollingUpgradePolicy} that a pom asks for. Azure knows percents where a pom
 * may count: a count becomes a percent of the capacity, rounded down, so that it never takes more.
 *
 * <p>Two of 40 instances are 5 %; three of 40 are 7 % (7.5 rounded down); two of 100 would be 2 %,
 * and since Azure takes no less than 5 %, that is what is sent and a note says so.
 *
 * <p>Where the pom doesn't say {@code strategy azure}, the policy is the set's own: only what the
 * pom says beside the defaults is asked for.
 */
final class WantedPolicy {

  static final String PAUSE = "pauseTimeBetweenBatches";
  private static final int LEAST = 5;
  private static final int ALL = 100;

  private final RolloutPolicy pom;
  private final ObservedScaleSet set;
  private final List<String> notes = new ArrayList<>();
  private Value.Obj members = Value.Obj.EMPTY;

  WantedPolicy(RolloutPolicy pom, ObservedScaleSet set) {
    this.pom = pom;
    this.set = set;
    RollingUpgradePolicy own = pom.rollingUpgradePolicy();
    RolloutPolicy none = RolloutPolicy.DEFAULT;
    percent("maxBatchInstancePercent", own.maxBatchInstancePercent(), () -> batch(none));
    percent("maxUnhealthyInstancePercent", own.maxUnhealthyInstancePercent(), () -> budget(none));
    percent(
        "maxUnhealthyUpgradedInstancePercent",
        own.maxUnhealthyUpgradedInstancePercent(),
        () -> failures(none));
    if (isAsked(pom.pauseBetweenBatches().equals(none.pauseBetweenBatches()))) {
      members = members.with(PAUSE, Value.of(pom.pauseBetweenBatches().toString()));
    }
    flag(
        "prioritizeUnhealthyInstances",
        own.prioritizeUnhealthyInstances().or(() -> isDeclared() ? yes() : Optional.empty()));
    flag(
        "rollbackFailedInstancesOnPolicyBreach",
        own.rollbackFailedInstancesOnPolicyBreach()
            .or(() -> rollsBack() ? yes() : Optional.empty()));
    flag("maxSurge", own.maxSurge());
    flag("enableCrossZoneUpgrade", own.enableCrossZoneUpgrade());
  }

  /** Returns the members that are asked for. */
  Value.Obj members() {
    return members;
  }

  /** Returns what can't be had as it was asked for. */
  List<String> notes() {
    return List.copyOf(notes);
  }

  private Optional<Integer> batch(RolloutPolicy none) {
    return isAsked(pom.batchSize().equals(none.batchSize()))
        ? Optional.of(atLeast("maxBatchInstancePercent", "batchSize", pom.batchSize()))
        : Optional.empty();
  }

  private Optional<Integer> budget(RolloutPolicy none) {
    return isAsked(pom.maxUnavailable().equals(none.maxUnavailable()))
        ? Optional.of(
            atLeast("maxUnhealthyInstancePercent", "maxUnavailable", pom.maxUnavailable()))
        : Optional.empty();
  }

  private Optional<Integer> failures(RolloutPolicy none) {
    return isAsked(pom.maxFailedInstances().equals(none.maxFailedInstances()))
        ? Optional.of(percent(pom.maxFailedInstances()))
        : Optional.empty();
  }

  /** What equals a default can't be told from what isn't said. */
  private boolean isAsked(boolean isDefault) {
    return isDeclared() || !isDefault;
  }

  private boolean isDeclared() {
    return pom.strategy().isPresent();
  }

  private boolean rollsBack() {
    return pom.onFailure() == RolloutPolicy.OnFailure.ROLLBACK
        && set.orchestration() == Orchestration.UNIFORM;
  }

  private static Optional<Boolean> yes() {
    return Optional.of(true);
  }

  private int atLeast(String member, String element, Amount amount) {
    int percent = percent(amount);
    if (percent >= LEAST) {
      return percent;
    }
    int taken = Math.max(1, LEAST * set.capacity() / ALL);
    if (amount instanceof Amount.Percent
        || (amount instanceof Amount.Count count && taken > count.instances())) {
      notes.add(
          "Azure takes no %s below %d, which is %d of %d instances and more than <%s>%s</%s>"
              .formatted(member, LEAST, taken, set.capacity(), element, amount, element));
    }
    return LEAST;
  }

  private int percent(Amount amount) {
    return amount instanceof Amount.Count count
        ? (int) Math.min(ALL, (long) count.instances() * ALL / Math.max(1, set.capacity()))
        : ((Amount.Percent) amount).percent();
  }

  private void percent(
      String member,
      Optional<Integer> said,
      java.util.function.Supplier<Optional<Integer>> derived) {
    said.or(derived).ifPresent(p -> members = members.with(member, Value.of(p)));
  }

  private void flag(String member, Optional<Boolean> wanted) {
    wanted.ifPresent(w -> members = members.with(member, Value.of(w)));
  }
}
