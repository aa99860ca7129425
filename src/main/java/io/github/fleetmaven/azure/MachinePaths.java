package io.github.fleetmaven.azure;

import io.github.fleetmaven.model.ResourceId;

/** Paths of virtual machines below the endpoint. Pure. */
final class MachinePaths {

  private MachinePaths() {}

  /** Returns the path of the machines of a subscription. */
  static String in(String subscriptionId) {
    return "/subscriptions/" + subscriptionId + "/providers/Microsoft.Compute/virtualMachines";
  }

  /** Returns the path of the machines of a resource group. */
  static String in(String subscriptionId, String resourceGroup) {
    return "/subscriptions/"
        + subscriptionId
        + "/resourceGroups/"
        + resourceGroup
        + "/providers/Microsoft.Compute/virtualMachines";
  }

  /** Returns the path of an extension of a machine. */
  static String extension(ResourceId machine, String extension) {
    return machine.path() + "/extensions/" + extension;
  }
}
