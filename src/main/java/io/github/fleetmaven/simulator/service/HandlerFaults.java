package io.github.fleetmaven.simulator.service;

import io.github.fleetmaven.simulator.fault.Faults;
import io.github.fleetmaven.simulator.fault.Hit;
import io.github.fleetmaven.simulator.scenario.Fault;
import io.github.fleetmaven.simulator.scenario.HandlerEnd;
import io.github.fleetmaven.simulator.store.Machine;
import io.github.fleetmaven.simulator.store.Store;
import java.time.Duration;
import java.util.Optional;

/**
 * What goes wrong with runs of handlers: decided when one begins, and kept in the store until it
 * ends.
 */
final class HandlerFaults {

  private final Simulation simulation;
  private final Store store;
  private final Faults faults;

  HandlerFaults(Simulation simulation) {
    this.simulation = simulation;
    this.store = simulation.store();
    this.faults = simulation.faults();
  }

  /**
   * Decides of a run that begins.
   *
   * @param usual how long it would take
   * @return how long it takes; empty for one that never ends
   */
  Optional<Duration> begin(Machine machine, String extension, Duration usual) {
    Optional<Hit<Fault.OfHandler>> hit = faults.ofHandler(machine, extension, simulation.now());
    store.forget(kept(machine, extension));
    hit.ifPresent(found -> store.advance(kept(machine, extension), found.index() + 1L));
    if (hit.filter(found -> found.fault().end() instanceof HandlerEnd.Never).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        hit.flatMap(found -> found.fault().takes().map(span -> found.draw(span, "takes")))
            .orElse(usual));
  }

  /** Returns how a run ends. */
  HandlerEnd end(Machine machine, String extension) {
    long kept = store.count(kept(machine, extension));
    store.forget(kept(machine, extension));
    return kept > 0 && faults.get((int) kept - 1) instanceof Fault.OfHandler fault
        ? fault.end()
        : new HandlerEnd.AsUsual();
  }

  private static String kept(Machine machine, String extension) {
    return "handler-fault/" + machine.key() + "/" + extension;
  }
}
