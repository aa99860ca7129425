package io.github.fleetmaven.simulator.store;

import io.github.fleetmaven.simulator.ecs.store.EcsState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * All that the simulated cloud remembers, as the state file holds it.
 *
 * @param scenario the digest of the scenario it began from
 * @param salt what secrets are hashed with
 * @param groups resource groups, by key
 * @param scaleSets scale sets, by key
 * @param machines machines, by key
 * @param operations operations, by id
 * @param jobs jobs that run, by id
 * @param tasks what will happen by itself, soonest first
 * @param counters named counters
 * @param unwritten journal lines that the journal file may not have yet
 * @param ecs what Alibaba Cloud ECS remembers; a state of before it was simulated has nothing
 */
record State(
    String scenario,
    String salt,
    Map<String, Group> groups,
    Map<String, ScaleSet> scaleSets,
    Map<String, Machine> machines,
    Map<String, Operation> operations,
    Map<String, Job> jobs,
    PriorityQueue<Task> tasks,
    Map<String, Long> counters,
    List<JournalLine> unwritten,
    EcsState ecs) {

  State {
    ecs = ecs == null ? EcsState.empty() : ecs;
  }

  /** Takes what another process has made of it. */
  void becomes(State other) {
    replace(groups, other.groups);
    replace(scaleSets, other.scaleSets);
    replace(machines, other.machines);
    replace(operations, other.operations);
    replace(jobs, other.jobs);
    replace(counters, other.counters);
    tasks.clear();
    tasks.addAll(other.tasks);
    unwritten.clear();
    unwritten.addAll(other.unwritten);
    ecs.becomes(other.ecs);
  }

  private static <V> void replace(Map<String, V> mine, Map<String, V> others) {
    mine.clear();
    mine.putAll(others);
  }

  static State empty(String scenario, String salt) {
    return new State(
        scenario,
        salt,
        new LinkedHashMap<>(),
        new LinkedHashMap<>(),
        new LinkedHashMap<>(),
        new LinkedHashMap<>(),
        new LinkedHashMap<>(),
        new PriorityQueue<>(),
        new LinkedHashMap<>(),
        new ArrayList<>(),
        EcsState.empty());
  }
}
