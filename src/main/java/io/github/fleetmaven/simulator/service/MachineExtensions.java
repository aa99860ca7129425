package io.github.fleetmaven.simulator.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.store.Extension;
import io.github.fleetmaven.simulator.store.Job;
import io.github.fleetmaven.simulator.store.Json;
import io.github.fleetmaven.simulator.store.Machine;
import io.github.fleetmaven.simulator.store.Operation;
import io.github.fleetmaven.simulator.store.Power;
import io.github.fleetmaven.simulator.store.ScaleSet;
import io.github.fleetmaven.simulator.store.Step;
import io.github.fleetmaven.simulator.store.Store;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Extension resources of a virtual machine, or of one instance of a Uniform scale set. */
public final class MachineExtensions {

  private final Simulation simulation;
  private final Store store;
  private final Operations operations;
  private final Planner planner;
  private final Jobs jobs;

  MachineExtensions(Simulation simulation, Operations operations, Planner planner, Jobs jobs) {
    this.simulation = simulation;
    this.store = simulation.store();
    this.operations = operations;
    this.planner = planner;
    this.jobs = jobs;
  }

  /** Returns the extensions of a machine, those of its model included. */
  public Map<String, Extension> of(Machine machine) {
    return ExtensionLists.of(machine, store);
  }

  /**
   * Returns one extension of a machine.
   *
   * @throws Refusal when there is none
   */
  public Extension get(Machine machine, String name) {
    String id = machine.identity().id() + "/extensions/" + name;
    return find(machine, name).orElseThrow(() -> Refusals.noResource(id));
  }

  /**
   * Writes an extension, and runs its handler if that makes a difference.
   *
   * @param create whether it may be new
   * @throws Refusal when Azure would refuse it
   */
  public Accepted write(String machineId, String name, ObjectNode body, boolean create) {
    Machine machine = writable(machineId);
    Optional<Extension> present = find(machine, name);
    if (present.isEmpty() && !create) {
      throw Refusals.noResource(machineId + "/extensions/" + name);
    }
    if (present.isEmpty() && !machine.identity().uniform() && !body.hasNonNull("location")) {
      throw Refusals.noLocation();
    }
    String state = present.isEmpty() ? "Creating" : "Updating";
    Extension written = merged(machine, present, name, body).withState(state);
    Map<String, Extension> all = new LinkedHashMap<>(of(machine));
    all.put(written.name(), written);
    ExtensionRules.check(all.values(), Profiles.isWindows(machine, store));
    boolean runs = planner.mustRun(machine, written);
    Step step =
        runs
            ? planner.run(written.name())
            : Step.of(Step.Kind.WAIT, simulation.timing().modelUpdate());
    return new Accepted(begin(machine, written, step), present.isEmpty());
  }

  /**
   * Removes an extension and its handler; nothing is begun when there is none.
   *
   * @throws Refusal when Azure would refuse it
   */
  public Optional<Operation> delete(String machineId, String name) {
    Machine machine = writable(machineId);
    Optional<Extension> present = find(machine, name);
    if (present.isEmpty()) {
      return Optional.empty();
    }
    Extension extension = present.get();
    if (!machine.extensions().containsKey(extension.name())) {
      throw Refusals.notAllowed(
          "The extension '" + name + "' belongs to the model of the Virtual Machine Scale Set.");
    }
    Map<String, Extension> rest = new LinkedHashMap<>(of(machine));
    rest.remove(extension.name());
    ExtensionRules.check(rest.values(), Profiles.isWindows(machine, store));
    Step step = planner.uninstall(extension.name());
    return Optional.of(begin(machine, extension.withState("Deleting"), step));
  }

  private Operation begin(Machine machine, Extension extension, Step step) {
    Map<String, Extension> own = new LinkedHashMap<>(machine.extensions());
    own.put(extension.name(), extension);
    Machine changed = machine.withExtensions(own);
    store.put(changed);
    Operation operation = operations.begin(machine.identity().id(), location(machine), 1);
    jobs.begin(changed, Job.Kind.EXTENSION, List.of(step), operation);
    return operation;
  }

  private Machine writable(String machineId) {
    Machine machine = store.machine(machineId).orElseThrow(() -> Refusals.noParent(machineId));
    if (machine.job() != null) {
      throw Refusals.conflict();
    }
    if (machine.power() != Power.RUNNING) {
      throw Refusals.machineNotRunning();
    }
    return machine;
  }

  private Extension merged(
      Machine machine, Optional<Extension> present, String name, ObjectNode body) {
    ObjectNode properties = store.seal(Json.objectAt(body, "properties"), machine.identity().id());
    ObjectNode result =
        Merge.extensions(present.map(Extension::properties).orElseGet(Json::object), properties);
    if (!result.has("autoUpgradeMinorVersion")) {
      result.put("autoUpgradeMinorVersion", false);
    }
    return new Extension(present.map(Extension::name).orElse(name), result, "");
  }

  private Optional<Extension> find(Machine machine, String name) {
    return of(machine).values().stream()
        .filter(extension -> extension.name().equalsIgnoreCase(name))
        .findFirst();
  }

  private String location(Machine machine) {
    return ExtensionLists.set(machine, store)
        .map(ScaleSet::document)
        .orElse(machine.document())
        .path("location")
        .asText();
  }
}
