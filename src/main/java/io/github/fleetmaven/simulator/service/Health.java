package io.github.fleetmaven.simulator.service;

import io.github.fleetmaven.simulator.store.Store;

/** The health of machines, and who has to know when it changes. */
final class Health {

  private final Simulation simulation;
  private final Store store;
  private final RollingUpgrades rolling;
  private final InstanceRepairs repairs;

  Health(Simulation simulation, RollingUpgrades rolling, InstanceRepairs repairs) {
    this.simulation = simulation;
    this.store = simulation.store();
    this.rolling = rolling;
    this.repairs = repairs;
  }

  /** Lets a machine be in another health from now on. */
  void turn(String machine, String health) {
    store
        .machine(machine)
        .ifPresent(
            found -> {
              store.put(found.withHealth(health, simulation.now()));
              ExtensionLists.set(found, store)
                  .ifPresent(
                      set -> {
                        rolling.checkHealth(set.key());
                        repairs.watch(set.key());
                      });
            });
  }
}
