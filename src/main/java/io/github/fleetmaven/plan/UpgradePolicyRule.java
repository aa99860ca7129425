package io.github.fleetmaven.plan;

import io.github.fleetmaven.diag.Diagnostics;
import io.github.fleetmaven.model.ObservedScaleSet;
import io.github.fleetmaven.model.Permission;
import java.util.Set;

/** Our batches work under the Manual policy only, Azure's under the Rolling one. */
final class UpgradePolicyRule {

  private UpgradePolicyRule() {}

  /** Adds what stands against changing the scale set. */
  static void check(
      ObservedScaleSet set,
      Driver driver,
      Set<Permission> allow,
      String where,
      Diagnostics diagnostics) {
    if (set.automaticOsUpgrade()) {
      diagnostics.error(
          where,
          "Azure upgrades the OS image of this scale set by itself, and could do so between our"
              + " batches",
          "switch automatic OS upgrades off");
    }
    if (driver instanceof Driver.Azure) {
      return; // which sets the policy that it needs
    }
    switch (set.upgradeMode()) {
      case MANUAL -> {}
      case ROLLING ->
          diagnostics.error(
              where,
              "its upgrade policy is Rolling: Azure itself would roll out the change, in batches"
                  + " of its own, and the pom says <strategy>batches</strategy>",
              "leave <strategy> out, and Azure drives; or set its upgrade policy to Manual");
      case AUTOMATIC -> automatic(set, allow, where, diagnostics);
    }
  }

  private static void automatic(
      ObservedScaleSet set, Set<Permission> allow, String where, Diagnostics diagnostics) {
    if (allow.contains(Permission.ALL_AT_ONCE)) {
      diagnostics.warning(
          where,
          "its upgrade policy is Automatic: Azure may update all instances at once, and no budget"
              + " applies",
          "");
      return;
    }
    diagnostics.error(
        where,
        "its upgrade policy is Automatic: Azure may update all instances at once",
        "set it to Manual; " + Permissions.howToAllow(Permission.ALL_AT_ONCE, set.id().name()));
  }
}
