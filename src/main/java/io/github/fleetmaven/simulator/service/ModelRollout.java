package io.github.fleetmaven.simulator.service;

import io.github.fleetmaven.simulator.store.Job;
import io.github.fleetmaven.simulator.store.Machine;
import io.github.fleetmaven.simulator.store.Model;
import io.github.fleetmaven.simulator.store.Operation;
import io.github.fleetmaven.simulator.store.Rolling;
import io.github.fleetmaven.simulator.store.ScaleSet;
import io.github.fleetmaven.simulator.store.Store;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a new model does by itself: nothing, everything at once, or a rolling upgrade. */
final class ModelRollout {

  private final Store store;
  private final Planner planner;
  private final Jobs jobs;
  private final RollingUpgrades rolling;

  ModelRollout(Store store, Planner planner, Jobs jobs, RollingUpgrades rolling) {
    this.store = store;
    this.planner = planner;
    this.jobs = jobs;
    this.rolling = rolling;
  }

  /**
   * Lets a new model take its effect.
   *
   * @param operation the operation of the write, which waits for the instances under Automatic, and
   *     for the end of the rolling upgrade under Rolling
   */
  void begin(ScaleSet set, Operation operation) {
    switch (ScaleSetDocuments.upgradeMode(set.document())) {
      case "Automatic" -> everywhere(set, operation);
      case "Rolling" -> roll(set, operation);
      default -> {
        // Manual: the instances stay as they are until they are told.
      }
    }
  }

  /** Tells whether a new model of a set rolls out batch after batch. */
  boolean rolls(ScaleSet set) {
    return ScaleSetDocuments.upgradeMode(set.document()).equals("Rolling");
  }

  private void roll(ScaleSet set, Operation operation) {
    store.operation(operation.id()).ifPresent(found -> store.put(found.withPending(1)));
    rolling.start(set, Rolling.Kind.MODEL, operation.id());
  }

  /** Returns a set without the versions of its model that no machine runs any more. */
  ScaleSet pruned(ScaleSet set) {
    SortedMap<Integer, Model> needed = new TreeMap<>();
    needed.put(set.model(), set.currentModel());
    for (Machine machine : store.members(set)) {
      needed.put(machine.model(), set.modelOf(machine.model()));
    }
    return set.withModels(needed);
  }

  private void everywhere(ScaleSet set, Operation operation) {
    List<Machine> machines =
        store.members(set).stream()
            .filter(machine -> machine.job() == null && !Protection.fromActions(machine))
            .toList();
    store
        .operation(operation.id())
        .ifPresent(found -> store.put(found.withPending(machines.size())));
    for (Machine machine : machines) {
      jobs.begin(machine, Job.Kind.UPGRADE, planner.toModel(machine, set, false), operation);
    }
  }
}
