package io.github.fleetmaven.config;

import io.github.fleetmaven.model.Amount;
import io.github.fleetmaven.model.InstanceSelection;
import io.github.fleetmaven.model.RollingUpgradePolicy;
import io.github.fleetmaven.model.RolloutPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Maps how instances are brought to what is declared. */
final class RolloutMapper {

  private static final RolloutPolicy DEFAULT = RolloutPolicy.DEFAULT;

  private final Problems problems;

  RolloutMapper(Problems problems) {
    this.problems = problems;
  }

  RolloutPolicy map(Optional<RolloutConfig> declared) {
    return declared.map(this::map).orElse(DEFAULT);
  }

  private RolloutPolicy map(RolloutConfig rollout) {
    check(rollout);
    return new RolloutPolicy(
        rollout.order().or(DEFAULT::order),
        rollout.batchSize().orElse(DEFAULT.batchSize()),
        rollout.firstBatch().or(DEFAULT::firstBatch),
        rollout.maxUnavailable().orElse(DEFAULT.maxUnavailable()),
        rollout.pauseBetweenBatches().orElse(DEFAULT.pauseBetweenBatches()),
        rollout.operationTimeout().orElse(DEFAULT.operationTimeout()),
        rollout.healthTimeout().orElse(DEFAULT.healthTimeout()),
        rollout.maxFailedInstances().orElse(DEFAULT.maxFailedInstances()),
        rollout.bake().orElse(DEFAULT.bake()),
        rollout.instances().map(InstanceSelection::new).orElse(DEFAULT.instances()),
        rollout.onFailure().orElse(DEFAULT.onFailure()),
        rollout.suspendRepairs().orElse(DEFAULT.suspendRepairs()),
        rollout.strategy().or(DEFAULT::strategy),
        rollout.rollingUpgradePolicy().map(RolloutMapper::map).orElse(RollingUpgradePolicy.UNSAID));
  }

  private static RollingUpgradePolicy map(RollingUpgradePolicyConfig policy) {
    return new RollingUpgradePolicy(
        policy.maxBatchInstancePercent(),
        policy.maxUnhealthyInstancePercent(),
        policy.maxUnhealthyUpgradedInstancePercent(),
        policy.maxSurge(),
        policy.enableCrossZoneUpgrade(),
        policy.prioritizeUnhealthyInstances(),
        policy.rollbackFailedInstancesOnPolicyBreach());
  }

  private void check(RolloutConfig rollout) {
    Place place = rollout.place();
    notZero(rollout.batchSize(), place.child("batchSize"), "a batch of no instance does nothing");
    notZero(rollout.firstBatch(), place.child("firstBatch"), "a batch of no instance does nothing");
    notZero(
        rollout.maxUnavailable(),
        place.child("maxUnavailable"),
        "without an instance that may be out of service nothing can be updated");
    someTime(rollout.operationTimeout(), place.child("operationTimeout"));
    someTime(rollout.healthTimeout(), place.child("healthTimeout"));
    withinBudget(rollout.batchSize(), rollout.maxUnavailable(), place.child("batchSize"));
    withinBudget(rollout.firstBatch(), rollout.maxUnavailable(), place.child("firstBatch"));
    somethingToBake(rollout);
    someInstance(rollout);
  }

  private void notZero(Optional<Amount> amount, Place place, String why) {
    if (amount.isPresent() && number(amount.get()) == 0) {
      problems.error(place, "`" + amount.get() + "`: " + why, "write at least 1, or 1%");
    }
  }

  private static int number(Amount amount) {
    return amount instanceof Amount.Count count
        ? count.instances()
        : ((Amount.Percent) amount).percent();
  }

  private void someTime(Optional<Duration> time, Place place) {
    if (time.isPresent() && time.get().isZero()) {
      problems.error(place, "it gives no time at all", "write more than nothing, as PT10M");
    }
  }

  private void somethingToBake(RolloutConfig rollout) {
    if (rollout.bake().isPresent() && rollout.firstBatch().isEmpty()) {
      problems.error(
          rollout.place().child("bake"),
          "there is no <firstBatch> that could bake",
          "say how many instances go first, as <firstBatch>1</firstBatch>");
    }
  }

  private void someInstance(RolloutConfig rollout) {
    if (rollout.instances().map(List::isEmpty).orElse(false)) {
      problems.error(
          rollout.place().child("instances"),
          "it names no instance, and would leave all out",
          "name some, or leave it out to mean all");
    }
  }

  private void withinBudget(Optional<Amount> batch, Optional<Amount> budget, Place place) {
    if (batch.isPresent()
        && budget.isPresent()
        && batch.get() instanceof Amount.Count wanted
        && budget.get() instanceof Amount.Count most
        && wanted.instances() > most.instances()) {
      problems.error(
          place,
          "a batch of " + wanted + " is more than the " + most + " of <maxUnavailable>",
          "write at most " + most + ", or raise <maxUnavailable>");
    }
  }
}
