package io.github.fleetmaven.plan;

import io.github.fleetmaven.diag.Diagnostics;
import io.github.fleetmaven.model.InstanceSelection;
import io.github.fleetmaven.model.ObservedInstance;
import java.util.List;

/** Who is named in a restriction of the rollout has to be there. Pure. */
final class SelectionRule {

  private SelectionRule() {}

  /** Adds an error for what a selection names in vain. */
  static void check(
      InstanceSelection selection,
      List<ObservedInstance> instances,
      String where,
      Diagnostics diagnostics) {
    List<String> unmatched = selection.unmatched(instances);
    if (!unmatched.isEmpty()) {
      diagnostics.error(
          where + "/rollout/instances",
          "no instance answers to " + String.join(", ", unmatched),
          "name an instance id, a VM, or a domain as zone:2, updateDomain:0, faultDomain:1; there"
              + " are "
              + shown(instances));
    }
  }

  private static String shown(List<ObservedInstance> instances) {
    int most = 10;
    String ids =
        String.join(", ", instances.stream().limit(most).map(ObservedInstance::id).toList());
    if (instances.isEmpty()) {
      return "none at all";
    }
    return instances.size() > most ? ids + " and " + (instances.size() - most) + " more" : ids;
  }
}
