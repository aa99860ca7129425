package io.github.fleetmaven.simulator.ecs.service;

import io.github.fleetmaven.simulator.ecs.store.Instance;
import io.github.fleetmaven.simulator.scenario.EcsFault;
import io.github.fleetmaven.simulator.store.Store;
import java.util.List;
import java.util.Optional;

/**
 * Decides what goes wrong on instances, and counts it in the store, so that another process goes on
 * counting. Guarded by the simulator's lock.
 */
final class EcsFaults {

  private final List<EcsFault> faults;
  private final Store store;

  EcsFaults(List<EcsFault> faults, Store store) {
    this.faults = faults;
    this.store = store;
  }

  /** Returns what goes wrong with something on an instance: of several that match the first. */
  Optional<EcsFault> at(EcsFault.Event event, Instance instance) {
    Optional<EcsFault> hit = Optional.empty();
    for (int i = 0; i < faults.size(); i++) {
      EcsFault fault = faults.get(i);
      if (fault.event() == event && meant(fault, instance)) {
        // Each matching event counts for each fault, whether or not another one decides it.
        long seen = store.next("ecs-fault-seen/" + i);
        boolean due = fault.nth().isEmpty() || fault.nth().getAsInt() == seen;
        if (hit.isEmpty() && due && spend(i, fault)) {
          hit = Optional.of(fault);
        }
      }
    }
    return hit;
  }

  private boolean spend(int index, EcsFault fault) {
    String counter = "ecs-fault-spent/" + index;
    if (fault.times().isPresent() && store.count(counter) >= fault.times().getAsInt()) {
      return false;
    }
    store.next(counter);
    return true;
  }

  private static boolean meant(EcsFault fault, Instance instance) {
    return fault.instance().matches(instance.id()) || fault.instance().matches(instance.name());
  }
}
