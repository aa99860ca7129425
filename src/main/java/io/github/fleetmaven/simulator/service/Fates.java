package io.github.fleetmaven.simulator.service;

import io.github.fleetmaven.simulator.fault.Hit;
import io.github.fleetmaven.simulator.scenario.Fault;
import io.github.fleetmaven.simulator.scenario.OperationEnd;
import io.github.fleetmaven.simulator.scenario.RequestEffect;
import io.github.fleetmaven.simulator.store.Failure;
import io.github.fleetmaven.simulator.store.Fate;
import io.github.fleetmaven.simulator.store.Operation;
import io.github.fleetmaven.simulator.store.Store;
import io.github.fleetmaven.simulator.store.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What faults make of operations that never end, take long, or end in another way. */
public final class Fates {

  private final Simulation simulation;
  private final Store store;
  private @Nullable Fate next;

  Fates(Simulation simulation) {
    this.simulation = simulation;
    this.store = simulation.store();
  }

  /** Does something; the operation that it begins gets what a fault has for it. */
  public <T> T during(Hit<Fault.OfRequest> hit, Supplier<T> work) {
    next = hit.fault().effect(RequestEffect.Fated.class).map(fated -> of(hit, fated)).orElse(null);
    try {
      return work.get();
    } finally {
      next = null;
    }
  }

  /** Returns an operation that is being begun with what a fault has for it. */
  Operation on(Operation operation) {
    Fate fate = next;
    next = null;
    if (fate == null) {
      return operation;
    }
    @Nullable Instant until = fate.until();
    if (until != null) {
      // By then its own parts may be done; this one more sees to it that somebody looks.
      store.schedule(until, Task.Kind.OPERATION_PART, operation.id(), null);
      return operation.withPending(1).withFate(fate);
    }
    return operation.withFate(fate);
  }

  private Fate of(Hit<Fault.OfRequest> hit, RequestEffect.Fated fated) {
    Optional<Duration> takes = fated.takes().map(span -> hit.draw(span, "operation"));
    return new Fate(
        fated.end().filter(OperationEnd.Never.class::isInstance).isPresent(),
        takes.map(simulation::after).orElse(null),
        fated.end().flatMap(Fates::failure).orElse(null),
        fated.end().filter(OperationEnd.Canceled.class::isInstance).isPresent());
  }

  private static Optional<Failure> failure(OperationEnd end) {
    if (end instanceof OperationEnd.Failed failed) {
      return Optional.of(new Failure(failed.code(), failed.message()));
    }
    return end instanceof OperationEnd.Canceled canceled
        ? Optional.of(new Failure(canceled.code(), canceled.message()))
        : Optional.empty();
  }
}
