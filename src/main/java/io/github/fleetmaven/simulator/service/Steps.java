package io.github.fleetmaven.simulator.service;

import io.github.fleetmaven.simulator.store.Disk;
import io.github.fleetmaven.simulator.store.Failure;
import io.github.fleetmaven.simulator.store.Json;
import io.github.fleetmaven.simulator.store.Machine;
import io.github.fleetmaven.simulator.store.Power;
import io.github.fleetmaven.simulator.store.Step;
import io.github.fleetmaven.simulator.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What each step of a job does to its machine when it begins and when it ends. */
final class Steps {

  private final Simulation simulation;
  private final Store store;
  private final HandlerRuns handlers;
  private final Agents agents;

  Steps(Simulation simulation, HandlerRuns handlers) {
    this.simulation = simulation;
    this.store = simulation.store();
    this.handlers = handlers;
    this.agents = new Agents(store);
  }

  /** Begins a step; returns how long it takes, or nothing when it never ends. */
  Optional<Duration> begin(Machine machine, Step step) {
    switch (step.kind()) {
      case DISK, SIZE, RESTART, RESTORE -> store.put(machine.withReady(false));
      case HANDLER -> {
        return handlers.mayRun(machine, step.required())
            ? handlers.begin(machine, step.required(), step.takes())
            : Optional.of(Duration.ZERO);
      }
      case COMMAND -> {
        return new HandlerFaults(simulation).begin(machine, step.required(), step.takes());
      }
      default -> {
        // The others show nothing before they end.
      }
    }
    return Optional.of(step.takes());
  }

  /** Ends a step; returns what went wrong if anything did. */
  Optional<Failure> end(Machine machine, Step step, Instant from) {
    switch (step.kind()) {
      case WAIT -> {
        // Only time passes.
      }
      case MODEL -> applyModel(machine, Integer.parseInt(step.required()));
      case DISK -> replaceDisk(machine, step);
      case SIZE -> resize(machine, step.required());
      case RESTART -> restart(machine);
      case POWER -> power(machine, Power.valueOf(step.required()));
      case UNINSTALL -> handlers.uninstall(machine, step.required(), from);
      case RESTORE -> restore(machine);
      case COMMAND -> RunCommands.end(simulation, machine, step.required(), from);
      case DELETE -> delete(machine);
      case HANDLER -> {
        return handlers.mayRun(machine, step.required())
            ? handlers.end(machine, step.required(), from)
            : handlers.skip(machine, step.required());
      }
    }
    return Optional.empty();
  }

  private void applyModel(Machine machine, int model) {
    Machine changed = machine.withModel(model);
    if (!machine.identity().uniform()) {
      changed =
          ExtensionLists.set(machine, store)
              .map(set -> machine.withExtensions(Members.extensionsOn(machine, set, model)))
              .map(found -> found.withModel(model))
              .orElse(changed);
    }
    store.put(changed);
    if (machine.model() != model) {
      String before = Integer.toString(machine.model());
      simulation.noteInstance(machine, "modelApplied", before, Integer.toString(model));
    }
  }

  private void replaceDisk(Machine machine, Step step) {
    Disk old = machine.disk();
    Disk disk = new Disk(old.generation() + 1, step.image() == null ? Json.object() : step.image());
    store.put(agents.heard(machine.withDisk(disk)));
    simulation.noteInstance(machine, "reimaged", version(old), version(disk));
  }

  private void restore(Machine machine) {
    Optional<Machine> before =
        ExtensionLists.set(machine, store)
            .flatMap(set -> Optional.ofNullable(set.rolling()))
            .flatMap(
                rolling -> Optional.ofNullable(rolling.progress().before().get(machine.key())));
    if (before.isEmpty()) {
      store.put(agents.heard(machine));
      return;
    }
    store.put(agents.heard(machine.restored(before.get())));
    simulation.noteInstance(
        machine, "restored", version(machine.disk()), version(before.get().disk()));
    simulation.noteInstance(
        machine,
        "modelApplied",
        Integer.toString(machine.model()),
        Integer.toString(before.get().model()));
  }

  private static String version(Disk disk) {
    String uri = disk.image().path("uri").asText("");
    return uri.isEmpty()
        ? disk.image().path("imageReference").path("exactVersion").asText("")
        : uri;
  }

  private void resize(Machine machine, String size) {
    store.put(agents.heard(machine.withSize(size)));
    simulation.noteInstance(machine, "resized", machine.size(), size);
  }

  private void restart(Machine machine) {
    store.put(agents.heard(machine));
    simulation.noteInstance(machine, "restarted", "running", "running");
  }

  private void power(Machine machine, Power power) {
    Machine changed = machine.withPower(power);
    store.put(power == Power.RUNNING && agents.silent(machine) ? agents.heard(changed) : changed);
    if (machine.power() != power) {
      simulation.noteInstance(machine, "power", machine.power().wireName(), power.wireName());
    }
  }

  private void delete(Machine machine) {
    simulation.noteInstance(machine, "deleted", machine.power().wireName(), "");
    store.removeMachine(machine.key());
  }
}
