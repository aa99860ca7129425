package io.github.fleetmaven.simulator.service;

import io.github.fleetmaven.simulator.fault.Hit;
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
  private final Aftermath aftermath;
  private final Agents agents;

  Jobs(Simulation simulation, Operations operations) {
    this.simulation = simulation;
    this.store = simulation.store();
    this.operations = operations;
    this.handlers = new HandlerRuns(simulation);
    this.effects = new Steps(simulation, handlers);
    this.aftermath = new Aftermath(simulation);
    this.agents = new Agents(store);
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
            store.newId("job", ""),
            kind,
            machine.key(),
            operation == null ? null : operation.id(),
            steps.stream().anyMatch(Step::changes),
            steps,
            simulation.now(),
            null,
            aftermath.expected(kind, steps));
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
    job(machine)
        .ifPresent(
            job -> {
              store.removeJob(job.id());
              endOperation(job, PREEMPTED);
              endWrites(machine);
            });
  }

  private void beginStep(Job job) {
    Step step = job.steps().get(0);
    Optional<Machine> machine = store.machine(job.machine());
    Optional<Duration> takes =
        machine.isEmpty() ? Optional.of(Duration.ZERO) : effects.begin(machine.get(), step);
    takes.ifPresent(
        time -> store.schedule(simulation.after(time), Task.Kind.JOB_STEP, job.id(), null));
  }

  /** Ends a job that a fault has kept from it. */
  void release(String id) {
    store.job(id).ifPresent(job -> end(job, Optional.empty()));
  }

  /** Ends whatever is being done to a machine, as failed; its deletion goes on. */
  void abort(Machine machine, Failure reason) {
    Optional<Job> job = job(machine).filter(found -> found.kind() != Job.Kind.DELETE);
    if (job.isPresent()) {
      store.put(HandlerRuns.withoutRunning(machine));
      end(job.get().failed(reason), Optional.empty());
    }
  }

  /** Tells whether a machine is being deleted. */
  boolean deletes(Machine machine) {
    return job(machine).filter(found -> found.kind() == Job.Kind.DELETE).isPresent();
  }

  private Optional<Job> job(Machine machine) {
    return Optional.ofNullable(machine.job()).flatMap(store::job);
  }

  private void end(Job job) {
    Optional<Hit<Fault.OfEvent>> fault =
        store.machine(job.machine()).flatMap(machine -> aftermath.of(machine, job));
    if (fault.filter(Aftermath::stays).isPresent()) {
      store.put(job);
      fault
          .flatMap(hit -> hit.fault().lasts())
          .map(simulation::after)
          .ifPresent(end -> store.schedule(end, Task.Kind.JOB_END, job.id(), null));
    } else {
      end(job, fault);
    }
  }

  private void end(Job job, Optional<Hit<Fault.OfEvent>> fault) {
    store.removeJob(job.id());
    Optional<Machine> machine = store.machine(job.machine());
    @Nullable Failure failure =
        fault
            .flatMap(Aftermath::failure)
            .or(() -> machine.flatMap(found -> failure(job, found)))
            .or(() -> Optional.ofNullable(job.failure()))
            .orElse(null);
    machine.ifPresent(found -> settle(found, job, failure));
    fault.ifPresent(hit -> aftermath.unsettle(job.machine(), hit));
    endOperation(job, failure);
    machine.ifPresent(this::endWrites);
    if (job.kind().rolls()) {
      String result = failure == null ? "ok" : "failed";
      store.schedule(simulation.now(), Task.Kind.ROLLING_DONE, job.machine(), result);
    }
    fault.ifPresent(hit -> aftermath.befall(job.machine(), hit));
  }

  /** Ends the writes of a machine's own document that waited for its job; it is well after them. */
  private void endWrites(Machine machine) {
    if (machine.identity().uniform()) {
      return;
    }
    List<Operation> writes =
        store.running(machine.key()).stream().filter(write -> write.pending() > 0).toList();
    for (Operation write : writes) {
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
            .withReady(!agents.silent(machine))
            .withExtensions(settled(machine));
    store.put(done);
    switch (job.kind()) {
      case UPGRADE, ROLLING, SURGE -> {
        if (job.changing()) {
          store.put(done.withHealth("healthy", simulation.now()));
        }
      }
      case ROLLBACK, REPAIR -> store.put(done.withHealth("healthy", simulation.now()));
      default -> {
        // What else is done to a machine doesn't change how well it is.
      }
    }
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
