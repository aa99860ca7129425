package io.github.fleetmaven.plan;

import io.github.fleetmaven.diag.Diagnostics;
import io.github.fleetmaven.model.ContentAccess;
import io.github.fleetmaven.model.ObservedTarget;
import java.util.Locale;

/**
 * Machines that read their files by an identity must have one: a scale set shows whether it has.
 * Pure.
 */
record IdentityRule(ObservedTarget target) {

  /** Says what stands against an extension whose files are read by an identity. */
  void check(ResolvedExtension wanted, String where, Diagnostics diagnostics) {
    wanted
        .downloaded()
        .map(Delivery.FromPlace::access)
        .filter(ContentAccess.ManagedIdentity.class::isInstance)
        .map(ContentAccess.ManagedIdentity.class::cast)
        .ifPresent(identity -> check(identity, where, diagnostics));
  }

  private void check(
      ContentAccess.ManagedIdentity identity, String where, Diagnostics diagnostics) {
    boolean users = identity.clientId().isPresent() || identity.objectId().isPresent();
    String needed = users ? "UserAssigned" : "SystemAssigned";
    boolean shown = target instanceof ObservedTarget.ScaleSet set && !set.model().raw().isEmpty();
    if (shown && !has((ObservedTarget.ScaleSet) target, needed)) {
      diagnostics.error(
          where,
          "its machines are to read their files by a managed identity, and the scale set has none"
              + " that is "
              + needed,
          "assign one with `az vmss identity assign` and let it read the container (Storage Blob"
              + " Data Reader), or say another <access> in <content>");
    }
  }

  private static boolean has(ObservedTarget.ScaleSet set, String needed) {
    return set.model()
        .raw()
        .obj("identity")
        .text("type")
        .orElse("")
        .toLowerCase(Locale.ROOT)
        .contains(needed.toLowerCase(Locale.ROOT));
  }
}
