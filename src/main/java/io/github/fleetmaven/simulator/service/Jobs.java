package io.github.fleetmaven.simulator.service;

import io.github.fleetmaven.simulator.scenario.Fault;
import io.github.fleetmaven.simulator.store.Extension;
import io.github.fleetmaven.simulator.store.Failure;
import io.github.fleetmaven.simulator.store.Handler;
import io.github.fleetmaven.simulator.store.Job;
import io.github.fleetmaven.simulator.store.Machine;
import io.github.fleetmaven.simulator.store.Operation;
import io.github.fleetmaven.simulator.store.Step;
import io.github.fleetmaven.simulator.store.Store;
import io.github.fleetmaven.simulator.store.Task;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Works through the steps of a job on one machine, each at its time. */
final class Jobs {

  /** What becomes of an operation in whose place another one comes. */
  static final Failure PREEMPTED =
      new Failure(
          "OperationPreempted",
          "Operation execution has been preempted by a more recent operation.");

  private final Simulation simulation;
  private final Store store;
  private final Operations operations;
  private final HandlerRuns handlers;
  private final Steps effects;

  Jobs(Simulation simulation, Operations operations) {
    this.simulation = simulation;
    this.store = simulation.store();
    this.operations = operations;
    this.handlers = new HandlerRuns(simulation);
    this.effects = new Steps(simulation, handlers);
  }

  /**
   * Begins a job.
   *
   * @param machine a machine that nothing works on
   * @param kind why
   * @param steps what to do; at least one
   * @param operation the operation of which this is a part, if any
   */
  void begin(Machine machine, Job.Kind kind, List<Step> steps, @Nullable Operation operation) {
    Job job =
        new Job(
            store.newId("job"),
            kind,
            machine.key(),
            operation == null ? null : operation.id(),
            steps.stream().anyMatch(Step::changes),
            steps,
            simulation.now(),
            null);
    store.put(machine.withState(busyState(kind), job.id()));
    store.put(job);
    beginStep(job);
  }

  /** Ends the running step of a job, and the job with its last step. */
  void advance(String id) {
    Optional<Job> found = store.job(id);
    Optional<Machine> machine = found.flatMap(job -> store.machine(job.machine()));
    if (found.isEmpty() || machine.isEmpty()) {
      return;
    }
    Job job = found.get();
    Optional<Failure> failure = effects.end(machine.get(), job.steps().get(0), job.stepStart());
    Job next = job.next(simulation.now(), failure.orElse(null));
    if (next.steps().isEmpty()) {
      end(next);
    } else {
      store.put(next);
      beginStep(next);
    }
  }

  /** Stops what is being done to a machine that goes away. */
  void preempt(Machine machine) {
    Optional.ofNullable(machine.job())
        .flatMap(store::job)
        .ifPresent(
            job -> {
              store.removeJob(job.id());
              endOperation(job, PREEMPTED);
              endWrites(machine);
            });
  }

  private void beginStep(Job job) {
    Step step = job.steps().get(0);
    Duration takes =
        store
            .machine(job.machine())
            .map(machine -> effects.begin(machine, step))
            .orElse(Duration.ZERO);
    store.schedule(simulation.after(takes), Task.Kind.JOB_STEP, job.id(), null);
  }

  private void end(Job job) {
    store.removeJob(job.id());
    Optional<Machine> machine = store.machine(job.machine());
    @Nullable Failure failure =
        machine
            .map(found -> failure(job, found))
            .orElseGet(() -> Optional.ofNullable(job.failure()))
            .orElse(null);
    machine.ifPresent(found -> settle(found, job, failure));
    endOperation(job, failure);
    machine.ifPresent(this::endWrites);
    if (job.kind().rolls()) {
      String result = failure == null ? "ok" : "failed";
      store.schedule(simulation.now(), Task.Kind.ROLLING_DONE, job.machine(), result);
    }
  }

  /** Ends the writes of a machine's own document that waited for its job; it is well after them. */
  private void endWrites(Machine machine) {
    if (machine.identity().uniform()) {
      return;
    }
    for (Operation write : store.running(machine.key())) {
      operations.endPart(write.id(), null);
      store
          .machine(machine.key())
          .ifPresent(found -> store.put(found.withState("Succeeded", found.job())));
    }
  }

  private void endOperation(Job job, @Nullable Failure failure) {
    if (job.operation() != null) {
      operations.endPart(job.operation(), failure);
    }
  }

  /** An upgrade reports a handler that failed earlier and wasn't run again, as Azure does. */
  private Optional<Failure> failure(Job job, Machine machine) {
    boolean whole = job.kind() == Job.Kind.UPGRADE || job.kind() == Job.Kind.ROLLING;
    Optional<Failure> own = Optional.ofNullable(job.failure());
    return whole && own.isEmpty() ? handlers.reported(machine) : own;
  }

  private void settle(Machine machine, Job job, @Nullable Failure failure) {
    Machine done =
        machine
            .withState(failure == null ? "Succeeded" : "Failed", null)
            .withReady(true)
            .withExtensions(settled(machine));
    store.put(done);
    switch (job.kind()) {
      case UPGRADE, ROLLING, SURGE -> {
        if (job.changing()) {
          setHealth(done);
        }
      }
      case ROLLBACK, REPAIR -> store.put(done.withHealth("healthy", simulation.now()));
      default -> {
        // What else is done to a machine doesn't change how well it is.
      }
    }
  }

  private void setHealth(Machine machine) {
    Optional<Fault.OfHealth> fault = simulation.faults().ofUpgraded(machine);
    String health = fault.map(Fault.OfHealth::health).orElse("healthy");
    store.put(machine.withHealth(health, simulation.now()));
    if (fault.isPresent()) {
      store.schedule(simulation.now(), Task.Kind.HEALTH, machine.key(), health);
    }
    fault
        .flatMap(Fault.OfHealth::lasts)
        .ifPresent(
            lasts ->
                store.schedule(
                    simulation.after(lasts), Task.Kind.HEALTH, machine.key(), "healthy"));
  }

  private static Map<String, Extension> settled(Machine machine) {
    Map<String, Extension> result = new LinkedHashMap<>();
    machine
        .extensions()
        .forEach(
            (name, extension) -> {
              Handler handler = machine.handlers().get(name);
              boolean failed =
                  handler != null && handler.failed() && !Definitions.suppressesFailures(extension);
              result.put(name, extension.withState(failed ? "Failed" : "Succeeded"));
            });
    return result;
  }

  private static String busyState(Job.Kind kind) {
    return switch (kind) {
      case CREATE, SURGE, REPLACEMENT -> "Creating";
      case DELETE -> "Deleting";
      default -> "Updating";
    };
  }
}
