package io.github.fleetmaven.simulator.service;

import io.github.fleetmaven.simulator.fault.Hit;
import io.github.fleetmaven.simulator.scenario.Fault;
import io.github.fleetmaven.simulator.scenario.MachineEffect;
import io.github.fleetmaven.simulator.store.Failure;
import io.github.fleetmaven.simulator.store.Handler;
import io.github.fleetmaven.simulator.store.Happening;
import io.github.fleetmaven.simulator.store.Job;
import io.github.fleetmaven.simulator.store.Machine;
import io.github.fleetmaven.simulator.store.Power;
import io.github.fleetmaven.simulator.store.Step;
import io.github.fleetmaven.simulator.store.Store;
import io.github.fleetmaven.simulator.store.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What befalls a machine at the end of a job, since something has become of it. */
final class Aftermath {

  private final Simulation simulation;
  private final Store store;

  Aftermath(Simulation simulation) {
    this.simulation = simulation;
    this.store = simulation.store();
  }

  /** Returns what becomes of a machine by a job that begins, as far as anybody waits for it. */
  List<Happening> expected(Job.Kind kind, List<Step> steps) {
    if (!simulation.faults().awaitsEvents()) {
      return List.of();
    }
    List<Happening> result = new ArrayList<>();
    boolean changing = steps.stream().anyMatch(Step::changes);
    switch (kind) {
      case CREATE, REPLACEMENT -> result.add(happening(Happening.Kind.CREATED));
      case SURGE -> {
        result.add(happening(Happening.Kind.CREATED));
        result.add(happening(Happening.Kind.UPGRADED));
      }
      case UPGRADE, ROLLING -> {
        if (changing) {
          result.add(happening(Happening.Kind.UPGRADED));
        }
      }
      case REPAIR -> result.add(happening(Happening.Kind.REPAIRED));
      default -> {
        // Its steps say it all.
      }
    }
    steps.forEach(step -> of(step).ifPresent(result::add));
    return result;
  }

  /** Returns the fault that a machine meets at the end of a job, if there is one. */
  Optional<Hit<Fault.OfEvent>> of(Machine machine, Job job) {
    List<Happening> happened =
        job.happenings().stream().filter(happening -> became(machine, happening)).toList();
    return simulation.faults().ofEvents(machine, happened, simulation.now());
  }

  /** Returns what the job fails with, if that is what befalls the machine. */
  static Optional<Failure> failure(Hit<Fault.OfEvent> hit) {
    return hit.fault()
        .effect(MachineEffect.Fails.class)
        .map(fails -> new Failure(fails.code(), fails.message()));
  }

  /** Tells whether the job doesn't end. */
  static boolean stays(Hit<Fault.OfEvent> hit) {
    return hit.fault().effect(MachineEffect.StaysUpdating.class).isPresent();
  }

  /** Changes the health of a machine at once, so that nobody sees it well. */
  void unsettle(String machine, Hit<Fault.OfEvent> hit) {
    hit.fault()
        .effect(MachineEffect.Health.class)
        .ifPresent(
            health -> {
              store
                  .machine(machine)
                  .map(found -> found.withHealth(health.state(), simulation.now()))
                  .ifPresent(store::put);
              store.schedule(simulation.now(), Task.Kind.HEALTH, machine, health.state());
            });
  }

  /** Lets the rest come as soon as whoever waits for the job has heard of its end. */
  void befall(String machine, Hit<Fault.OfEvent> hit) {
    String index = Integer.toString(hit.index());
    store.schedule(simulation.now(), Task.Kind.STRIKE, machine, index);
  }

  private static boolean became(Machine machine, Happening happening) {
    if (happening.kind() != Happening.Kind.HANDLER) {
      return true;
    }
    @Nullable Handler handler = machine.handlers().get(happening.extension());
    return handler != null
        && (handler.outcome() == Handler.Outcome.SUCCEEDED
            || handler.outcome() == Handler.Outcome.FAILED);
  }

  private static Optional<Happening> of(Step step) {
    return switch (step.kind()) {
      case DISK -> Optional.of(happening(Happening.Kind.REIMAGED));
      case SIZE -> Optional.of(happening(Happening.Kind.RESIZED));
      case RESTART -> Optional.of(happening(Happening.Kind.RESTARTED));
      case POWER -> Optional.of(happening(of(Power.valueOf(step.required()))));
      case HANDLER -> Optional.of(new Happening(Happening.Kind.HANDLER, step.required()));
      default -> Optional.empty();
    };
  }

  private static Happening.Kind of(Power power) {
    return switch (power) {
      case RUNNING -> Happening.Kind.STARTED;
      case STOPPED -> Happening.Kind.STOPPED;
      case DEALLOCATED -> Happening.Kind.DEALLOCATED;
    };
  }

  private static Happening happening(Happening.Kind kind) {
    return new Happening(kind, null);
  }
}
