package io.github.fleetmaven.simulator.service;

import io.github.fleetmaven.simulator.scenario.Timing;
import io.github.fleetmaven.simulator.store.Extension;
import io.github.fleetmaven.simulator.store.Job;
import io.github.fleetmaven.simulator.store.Machine;
import io.github.fleetmaven.simulator.store.Operation;
import io.github.fleetmaven.simulator.store.Power;
import io.github.fleetmaven.simulator.store.ScaleSet;
import io.github.fleetmaven.simulator.store.ScaleSet.Work;
import io.github.fleetmaven.simulator.store.Step;
import io.github.fleetmaven.simulator.store.Store;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Actions on machines: upgrade, reimage, restart, power, delete. */
public final class Actions {

  private final Simulation simulation;
  private final Store store;
  private final Operations operations;
  private final Planner planner;
  private final Jobs jobs;
  private final Scaling scaling;

  Actions(
      Simulation simulation, Operations operations, Planner planner, Jobs jobs, Scaling scaling) {
    this.simulation = simulation;
    this.store = simulation.store();
    this.operations = operations;
    this.planner = planner;
    this.jobs = jobs;
    this.scaling = scaling;
  }

  /**
   * Does something to instances of a scale set.
   *
   * @param id the set
   * @param action what
   * @param instanceIds to which, {@code *} for all; empty when the call doesn't say
   * @throws Refusal when Azure would refuse it
   */
  public Operation onSet(String id, Action action, Optional<List<String>> instanceIds) {
    ScaleSet set = store.scaleSet(id).orElseThrow(() -> Refusals.noResource(id));
    if (instanceIds.isEmpty() && action.needsInstances()) {
      throw Refusals.invalid("instanceIds", "Required parameter 'instanceIds' is missing (null).");
    }
    if (action.bringsModel()) {
      ScaleSetRules.checkNotRolling(set);
    }
    ScaleSetRules.checkNoWrite(set);
    List<Machine> machines = selected(set, action, instanceIds.orElse(List.of("*")));
    if (machines.stream().anyMatch(machine -> machine.job() != null)) {
      throw Refusals.conflict();
    }
    if (action == Action.DELETE) {
      Operation operation = operations.begin(set, Work.ACTION, 1);
      store.scaleSet(id).ifPresent(found -> scaling.remove(found, machines, operation));
      operations.endPart(operation.id(), null);
      return operation;
    }
    // Recorded: manualupgrade moves the etag of the set, other actions those of the instances.
    ScaleSet moved = action == Action.MANUALUPGRADE ? set.withDocument(set.document()) : set;
    Operation operation = operations.begin(moved, Work.ACTION, Math.max(1, machines.size()));
    machines.forEach(machine -> begin(machine, action, operation));
    if (machines.isEmpty()) {
      operations.endPartAfter(operation, simulation.timing().modelUpdate());
    }
    return operation;
  }

  /**
   * Does something to one machine or instance.
   *
   * @param machine the machine's id
   * @throws Refusal when Azure would refuse it
   */
  public Operation onMachine(String machine, Action action) {
    Machine found = store.machine(machine).orElseThrow(() -> Refusals.noResource(machine));
    if (found.job() != null) {
      throw Refusals.conflict();
    }
    Optional<ScaleSet> set = ExtensionLists.set(found, store);
    checkAllowed(found, action);
    String location =
        set.map(ScaleSet::document).orElse(found.document()).path("location").asText();
    Operation operation = operations.begin(found.identity().id(), location, 1);
    if (action == Action.DELETE && set.isPresent()) {
      scaling.remove(set.get(), List.of(found), operation);
      operations.endPart(operation.id(), null);
    } else {
      begin(found, action, operation);
    }
    return operation;
  }

  private static void checkAllowed(Machine machine, Action action) {
    switch (action) {
      case START, RESTART, REDEPLOY, REIMAGE, REIMAGEALL, MANUALUPGRADE ->
          OsState.checkUsable(machine, action.wireName());
      case POWEROFF, DEALLOCATE, DELETE -> {
        // A generalized machine may be put away.
      }
    }
  }

  private void begin(Machine machine, Action action, Operation operation) {
    Job.Kind kind =
        switch (action) {
          case MANUALUPGRADE -> Job.Kind.UPGRADE;
          case DELETE -> Job.Kind.DELETE;
          default -> Job.Kind.ACTION;
        };
    boolean written = kind == Job.Kind.ACTION;
    jobs.begin(
        written ? machine.withDocument(machine.document()) : machine,
        kind,
        steps(machine, action),
        operation);
  }

  private List<Step> steps(Machine machine, Action action) {
    Timing timing = simulation.timing();
    boolean running = machine.power() == Power.RUNNING;
    return switch (action) {
      case MANUALUPGRADE -> toModel(machine, false);
      case REIMAGE, REIMAGEALL -> toModel(machine, true);
      case RESTART, REDEPLOY ->
          List.of(Step.of(running ? Step.Kind.RESTART : Step.Kind.WAIT, timing.restart()));
      case START -> started(machine, timing.power());
      case POWEROFF -> power(Power.STOPPED, timing.power());
      case DEALLOCATE -> power(Power.DEALLOCATED, timing.power());
      case DELETE -> List.of(Step.of(Step.Kind.DELETE, timing.delete()));
    };
  }

  private List<Step> toModel(Machine machine, boolean newDisk) {
    return ExtensionLists.set(machine, store)
        .map(set -> planner.toModel(machine, set, newDisk))
        .orElseGet(() -> planner.newDisk(machine, machine.extensions()));
  }

  private List<Step> started(Machine machine, Duration takes) {
    List<Step> steps = new ArrayList<>(power(Power.RUNNING, takes));
    Map<String, Extension> wanted = ExtensionLists.of(machine, store);
    steps.addAll(planner.afterStart(machine, wanted));
    return steps;
  }

  private static List<Step> power(Power power, Duration takes) {
    return List.of(Step.of(Step.Kind.POWER, takes, power.name()));
  }

  private List<Machine> selected(ScaleSet set, Action action, List<String> instanceIds) {
    Map<String, Machine> byId = new LinkedHashMap<>();
    store.members(set).forEach(machine -> byId.put(machine.identity().instanceId(), machine));
    if (instanceIds.contains("*")) {
      return byId.values().stream()
          .filter(machine -> !action.sparesProtected() || !Protection.fromActions(machine))
          .toList();
    }
    Map<String, Machine> result = new LinkedHashMap<>();
    for (String instanceId : instanceIds) {
      Machine machine = byId.get(instanceId);
      if (machine == null) {
        throw Refusals.noInstance(instanceId);
      }
      if (action.sparesProtected() && Protection.fromActions(machine)) {
        throw Refusals.notAllowed(
            "The instance "
                + instanceId
                + " is protected from scale set actions: the operation is not allowed on it.");
      }
      result.put(instanceId, machine);
    }
    return List.copyOf(result.values());
  }
}
