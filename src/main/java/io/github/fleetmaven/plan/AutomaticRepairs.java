package io.github.fleetmaven.plan;

import io.github.fleetmaven.diag.Diagnostics;
import io.github.fleetmaven.model.ObservedScaleSet;
import io.github.fleetmaven.model.RolloutPolicy;

/**
 * Automatic instance repairs: a scale set that has them takes an instance that is being updated for
 * a broken one, and may replace it in mid-batch. Pure.
 */
public final class AutomaticRepairs {

  /**
   * The tag that says that a run has suspended them and is to let them go on. It is written before
   * that is done and removed after it is undone, so that the run after a crash knows.
   */
  public static final String MARK = "fleet-repairs";

  private AutomaticRepairs() {}

  /** Tells whether a set has them. */
  public static boolean areOn(ObservedScaleSet set) {
    return set.raw().at("properties", "automaticRepairsPolicy").bool("enabled").orElse(false);
  }

  /** Tells whether a run has suspended them and not come to its end. */
  public static boolean areLeftSuspended(ObservedScaleSet set) {
    return set.tags().keySet().stream().anyMatch(MARK::equalsIgnoreCase);
  }

  /** Says that an earlier run has left them suspended. */
  static void noteLeft(ObservedScaleSet set, String where, Diagnostics diagnostics) {
    if (areLeftSuspended(set)) {
      diagnostics.warning(
          where,
          "automatic instance repairs are suspended by a run that has not come to its end",
          "apply lets them go on");
    }
  }

  /**
   * Says that a set repairs its instances by itself, unless that is suspended meanwhile, which is
   * done only where this plugin drives.
   */
  static void note(
      ObservedScaleSet set,
      RolloutPolicy policy,
      Driver driver,
      String where,
      Diagnostics diagnostics) {
    boolean ours = driver instanceof Driver.Plugin;
    if (areOn(set) && !(ours && policy.suspendRepairs())) {
      diagnostics.warning(
          where,
          "automatic instance repairs may replace instances in mid-batch",
          ours
              ? "<suspendRepairs>true</suspendRepairs> suspends them meanwhile"
              : "where Azure drives the rollout they are not suspended, whatever <suspendRepairs>"
                  + " says");
    }
  }
}
