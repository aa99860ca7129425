package io.github.fleetmaven.simulator.service;

import io.github.fleetmaven.simulator.store.Machine;
import io.github.fleetmaven.simulator.store.Store;

/**
 * Agents that a fault has silenced. One that isn't ready without a fault is only not ready yet: it
 * is by the end of whatever is done to its machine.
 *
 * @param store where it is kept
 */
record Agents(Store store) {

  /** Tells whether nothing is heard of a machine's agent. */
  boolean silent(Machine machine) {
    return store.count(counter(machine)) > 0;
  }

  /** Lets nothing be heard of a machine's agent. */
  void silence(Machine machine) {
    store.advance(counter(machine), 1);
    store.put(machine.withReady(false));
  }

  /** Returns a machine whose agent has just begun to answer. */
  Machine heard(Machine machine) {
    store.forget(counter(machine));
    return machine.withReady(true);
  }

  private static String counter(Machine machine) {
    return "silent-agent/" + machine.key();
  }
}
