package io.github.fleetmaven.simulator.service;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.fleetmaven.simulator.store.Machine;
import io.github.fleetmaven.simulator.store.Store;

/** What can be read off a virtualMachineProfile, or off the properties of a machine. Stateless. */
public final class Profiles {

  private Profiles() {}

  /** Tells whether machines of this profile run Windows. */
  public static boolean isWindows(JsonNode profile) {
    String osType = profile.path("storageProfile").path("osDisk").path("osType").asText("");
    if (!osType.isEmpty()) {
      return osType.equalsIgnoreCase("Windows");
    }
    String offer =
        profile.path("storageProfile").path("imageReference").path("publisher").asText("");
    return profile.path("osProfile").has("windowsConfiguration")
        || offer.equalsIgnoreCase("MicrosoftWindowsServer");
  }

  /** Tells whether a machine runs Windows. */
  public static boolean isWindows(Machine machine, Store store) {
    return isWindows(of(machine, store));
  }

  /** Returns the profile of a machine: its model's, or its own properties. */
  public static JsonNode of(Machine machine, Store store) {
    JsonNode own = machine.document().path("properties");
    if (!machine.identity().uniform()) {
      return own;
    }
    return ExtensionLists.set(machine, store)
        .<JsonNode>map(set -> set.modelOf(machine.model()).profile())
        .orElse(own);
  }
}
