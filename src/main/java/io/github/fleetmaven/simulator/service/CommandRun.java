package io.github.fleetmaven.simulator.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.scenario.HandlerEnd;
import io.github.fleetmaven.simulator.store.Json;
import io.github.fleetmaven.simulator.store.Machine;

/**
 * How a command ended that was run in a machine. None is ever run: it succeeds and says nothing, or
 * does what a fault of the scenario says, in which the name of a managed command, or the commandId
 * of an action, stands for the extension.
 *
 * @param exitCode what it exited with
 * @param output what it wrote to its standard output
 * @param error what it wrote to its standard error
 */
record CommandRun(int exitCode, String output, String error) {

  private static final int KEPT = 4096;
  private static final String ERRORS = "[stderr]\n";

  /** Returns how a command ends in a machine. */
  static CommandRun of(Simulation simulation, Machine machine, String name) {
    HandlerEnd end = new HandlerFaults(simulation).end(machine, name);
    if (!(end instanceof HandlerEnd.Exits exits)) {
      return new CommandRun(0, "", "");
    }
    int exitCode = exits.code();
    String message = exits.message();
    int errors = message.indexOf(ERRORS);
    if (errors >= 0) {
      String error = message.substring(errors + ERRORS.length());
      return new CommandRun(exitCode, message.substring(0, errors), error);
    }
    return exitCode == 0
        ? new CommandRun(exitCode, message, "")
        : new CommandRun(exitCode, "", message);
  }

  /** Returns the last 4,096 characters of a text, which is all that is told of it. */
  static String tail(String text) {
    return text.substring(Math.max(0, text.length() - KEPT));
  }

  /** Tells whether it went well. */
  boolean good() {
    return exitCode == 0;
  }

  /**
   * Returns the result of the action runCommand. It says that the handler has succeeded whatever
   * the script did.
   */
  ObjectNode result(boolean windows) {
    ObjectNode result = Json.object();
    if (windows) {
      result
          .putArray("value")
          .add(status("ComponentStatus/StdOut/succeeded", tail(output)))
          .add(status("ComponentStatus/StdErr/succeeded", tail(error)));
      return result;
    }
    String text = "Enable succeeded: \n[stdout]\n" + tail(output) + "\n" + ERRORS + tail(error);
    result.putArray("value").add(status("ProvisioningState/succeeded", text));
    return result;
  }

  private static ObjectNode status(String code, String message) {
    return Json.object()
        .put("code", code)
        .put("level", "Info")
        .put("displayStatus", "Provisioning succeeded")
        .put("message", message);
  }
}
