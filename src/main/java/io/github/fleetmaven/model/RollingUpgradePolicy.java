package io.github.fleetmaven.model;

import java.util.Optional;

/**
 * What a pom says of a scale set's {@code rollingUpgradePolicy} beside what follows from the rest
 * of its rollout. The names are Azure's (reference: rolling upgrade policy).
 *
 * @param maxBatchInstancePercent 5 to 100; from the batch size when empty
 * @param maxUnhealthyInstancePercent 5 to 100; from the budget when empty
 * @param maxUnhealthyUpgradedInstancePercent 0 to 100; from the failures that are borne when empty
 * @param maxSurge whether new instances are made before old ones are deleted
 * @param enableCrossZoneUpgrade whether batches may span zones
 * @param prioritizeUnhealthyInstances whether unhealthy instances go first
 * @param rollbackFailedInstancesOnPolicyBreach whether Azure puts failed instances back
 */
public record RollingUpgradePolicy(
    Optional<Integer> maxBatchInstancePercent,
    Optional<Integer> maxUnhealthyInstancePercent,
    Optional<Integer> maxUnhealthyUpgradedInstancePercent,
    Optional<Boolean> maxSurge,
    Optional<Boolean> enableCrossZoneUpgrade,
    Optional<Boolean> prioritizeUnhealthyInstances,
    Optional<Boolean> rollbackFailedInstancesOnPolicyBreach) {

  /** Nothing said. */
  public static final RollingUpgradePolicy UNSAID =
      new RollingUpgradePolicy(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
}
