package io.github.fleetmaven.simulator.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.store.Machine;

/** The protection policy of an instance. Stateless. */
final class Protection {

  private Protection() {}

  /** Tells whether scale-in spares a machine. */
  static boolean fromScaleIn(Machine machine) {
    return policy(machine).path("protectFromScaleIn").asBoolean(false) || fromActions(machine);
  }

  /** Tells whether upgrades, reimages and deallocations of the whole set spare a machine. */
  static boolean fromActions(Machine machine) {
    return policy(machine).path("protectFromScaleSetActions").asBoolean(false);
  }

  static void check(ObjectNode document) {
    JsonNode policy = document.path("properties").path("protectionPolicy");
    boolean actions = policy.path("protectFromScaleSetActions").asBoolean(false);
    if (actions && !policy.path("protectFromScaleIn").asBoolean(true)) {
      throw Refusals.invalid(
          "protectionPolicy",
          "protectFromScaleIn cannot be false when protectFromScaleSetActions is true.");
    }
  }

  private static JsonNode policy(Machine machine) {
    return machine.document().path("properties").path("protectionPolicy");
  }
}
