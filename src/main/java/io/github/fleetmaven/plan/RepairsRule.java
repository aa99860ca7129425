package io.github.fleetmaven.plan;

import io.github.fleetmaven.diag.Diagnostics;
import io.github.fleetmaven.model.ObservedScaleSet;

/** Automatic instance repairs take an instance that is being updated for a broken one. */
final class RepairsRule {

  private RepairsRule() {}

  /** Says that a set repairs its instances by itself, unless that is suspended meanwhile. */
  static void check(
      ObservedScaleSet set, boolean suspended, String where, Diagnostics diagnostics) {
    boolean repairs =
        set.raw().at("properties", "automaticRepairsPolicy").bool("enabled").orElse(false);
    if (repairs && !suspended) {
      diagnostics.warning(
          where,
          "automatic instance repairs may replace instances in mid-batch",
          "<suspendRepairs>true</suspendRepairs> suspends them meanwhile");
    }
  }
}
