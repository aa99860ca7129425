package io.github.fleetmaven.plan;

import io.github.fleetmaven.model.ObservedScaleSet.UpgradeMode;
import io.github.fleetmaven.model.ObservedTarget;
import io.github.fleetmaven.model.RollingUpgrade;
import io.github.fleetmaven.model.RolloutPolicy;
import java.util.Optional;

/** Who brings the instances of a scale set to its model. */
public sealed interface Driver {

  /** This plugin, batch by batch; under an Automatic policy it looks on. */
  record Plugin() implements Driver {}

  /**
   * Azure, by a rolling upgrade of its own.
   *
   * @param before the last rolling upgrade, as it was when the plan was made
   * @param detach whether the run ends once the rollout has begun
   */
  record Azure(Optional<RollingUpgrade> before, boolean detach) implements Driver {

    /** Tells whether a rolling upgrade ran when the plan was made. */
    public boolean isRunning() {
      return before.filter(RollingUpgrade::isRunning).isPresent();
    }
  }

  /** Decides who drives. */
  static Driver of(RolloutPolicy policy, ObservedTarget.ScaleSet observed, boolean detach) {
    return isAzure(policy, observed.model().upgradeMode())
        ? new Azure(observed.rollingUpgrade(), detach)
        : new Plugin();
  }

  /** Tells whether Azure drives: the pom says so, or it says nothing and the set's policy does. */
  static boolean isAzure(RolloutPolicy policy, UpgradeMode mode) {
    return policy
        .strategy()
        .map(RolloutPolicy.Strategy.AZURE::equals)
        .orElse(mode == UpgradeMode.ROLLING);
  }
}
