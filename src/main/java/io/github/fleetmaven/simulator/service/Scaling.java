package io.github.fleetmaven.simulator.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.store.Extension;
import io.github.fleetmaven.simulator.store.Job;
import io.github.fleetmaven.simulator.store.Machine;
import io.github.fleetmaven.simulator.store.Operation;
import io.github.fleetmaven.simulator.store.ScaleSet;
import io.github.fleetmaven.simulator.store.Step;
import io.github.fleetmaven.simulator.store.Store;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives a scale set more machines, or fewer. */
final class Scaling {

  private final Simulation simulation;
  private final Store store;
  private final Members members;
  private final Planner planner;
  private final Jobs jobs;

  Scaling(Simulation simulation, Planner planner, Jobs jobs) {
    this.simulation = simulation;
    this.store = simulation.store();
    this.members = new Members(simulation);
    this.planner = planner;
    this.jobs = jobs;
  }

  /** Scales out by a positive number, in by a negative one. */
  void by(ScaleSet set, int difference, Operation operation) {
    if (difference > 0) {
      out(set, difference, operation);
    } else {
      delete(superfluous(set, -difference), operation);
    }
  }

  /** Adds machines, which run the present model and all its handlers. */
  void out(ScaleSet set, int count, Operation operation) {
    wait(operation, count);
    create(set, count, Job.Kind.CREATE, operation);
  }

  /** Adds machines beside those that the capacity counts; returns them. */
  List<Machine> create(ScaleSet set, int count, Job.Kind kind, @Nullable Operation operation) {
    List<Machine> added = members.add(set, count);
    for (Machine machine : added) {
      List<Step> steps = new ArrayList<>();
      steps.add(Step.of(Step.Kind.WAIT, simulation.timing().create()));
      for (Extension extension : ExtensionLists.inOrder(ExtensionLists.of(machine, store))) {
        steps.add(planner.run(extension.name()));
      }
      simulation.noteInstance(machine, "created", "", Integer.toString(machine.model()));
      jobs.begin(machine, kind, steps, operation);
    }
    return added;
  }

  /** Removes machines, and with them capacity. */
  void remove(ScaleSet set, List<Machine> machines, Operation operation) {
    delete(machines, operation);
    ObjectNode document = set.document().deepCopy();
    if (document.path("sku") instanceof ObjectNode sku) {
      sku.put("capacity", Math.max(0, ScaleSetDocuments.capacity(document) - machines.size()));
      store.scaleSet(set.key()).ifPresent(found -> store.put(found.withDocument(document)));
    }
  }

  /** Counts a machine that a set has lost. */
  void lost(String key) {
    store
        .scaleSet(key)
        .ifPresent(
            set -> {
              ObjectNode document = set.document().deepCopy();
              if (document.path("sku") instanceof ObjectNode sku) {
                sku.put("capacity", Math.max(0, ScaleSetDocuments.capacity(document) - 1));
                store.put(set.withDocument(document));
              }
            });
  }

  /** Removes a machine whose place another one takes. */
  void retire(Machine machine) {
    jobs.preempt(machine);
    jobs.begin(machine, Job.Kind.DELETE, deletion(), null);
  }

  private void delete(List<Machine> machines, Operation operation) {
    wait(operation, machines.size());
    for (Machine machine : machines) {
      jobs.begin(machine, Job.Kind.DELETE, deletion(), operation);
    }
  }

  private List<Step> deletion() {
    return List.of(Step.of(Step.Kind.DELETE, simulation.timing().delete()));
  }

  private List<Machine> superfluous(ScaleSet set, int count) {
    List<Machine> chosen =
        store.members(set).stream()
            .filter(machine -> !Protection.fromScaleIn(machine))
            .sorted(
                Comparator.comparingInt((Machine machine) -> machine.identity().ordinal())
                    .reversed())
            .limit(count)
            .toList();
    if (chosen.stream().anyMatch(machine -> machine.job() != null)) {
      throw Refusals.conflict();
    }
    return chosen;
  }

  private void wait(Operation operation, int more) {
    store.operation(operation.id()).ifPresent(found -> store.put(found.withPending(more)));
  }
}
