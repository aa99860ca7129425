package io.github.fleetmaven.simulator.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.store.Machine;
import io.github.fleetmaven.simulator.store.Power;

/**
 * Whether the operating system of a machine was generalized: it is an image from then on, and never
 * starts again. Kept beside what was written of the machine, and not shown with it. Stateless.
 */
public final class OsState {

  private static final String KEY = "$osState";

  private OsState() {}

  /** Tells whether a machine was generalized. */
  public static boolean isGeneralized(Machine machine) {
    return machine.document().has(KEY);
  }

  /** Takes the mark out of a document that is to be shown. */
  public static void hide(ObjectNode document) {
    document.remove(KEY);
  }

  static Machine generalized(Machine machine) {
    return machine.withDocument(machine.document().deepCopy().put(KEY, "Generalized"));
  }

  /**
   * Checks that a machine may be generalized.
   *
   * @throws Refusal when it runs
   */
  static void checkOff(Machine machine) {
    if (machine.power() == Power.RUNNING) {
      throw Refusals.notAllowed(
          "Operation 'generalize' is not allowed on VM '"
              + machine.identity().name()
              + "' since the VM is running. Please power off the VM either using the portal or"
              + " programmatically and retry.");
    }
  }

  /**
   * Checks that a machine may do what a generalized one can't.
   *
   * @throws Refusal when it is generalized
   */
  static void checkUsable(Machine machine, String operation) {
    if (isGeneralized(machine)) {
      throw Refusals.generalized(operation, machine.identity().name());
    }
  }
}
