package io.github.fleetmaven.simulator.ecs.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that simulated ECS remembers, as the state file holds it.
 *
 * @param instances instances, by id
 * @param disks disks, by id
 * @param snapshots snapshots, by id, the oldest first
 * @param commands commands, by id
 * @param invocations invocations, by id, the oldest first
 * @param runs what became of invocations, by invocation and instance
 * @param tokens used ClientTokens, by action and token
 * @param clock how fast the clock ran, the oldest piece first
 */
public record EcsState(
    Map<String, Instance> instances,
    Map<String, Disk> disks,
    Map<String, Snapshot> snapshots,
    Map<String, SavedCommand> commands,
    Map<String, Invocation> invocations,
    Map<String, Run> runs,
    Map<String, UsedToken> tokens,
    List<ClockPiece> clock) {

  /** Returns a state without anything. */
  public static EcsState empty() {
    return new EcsState(
        new LinkedHashMap<>(),
        new LinkedHashMap<>(),
        new LinkedHashMap<>(),
        new LinkedHashMap<>(),
        new LinkedHashMap<>(),
        new LinkedHashMap<>(),
        new LinkedHashMap<>(),
        new ArrayList<>());
  }

  /** Takes what another process has made of it. */
  public void becomes(EcsState other) {
    replace(instances, other.instances);
    replace(disks, other.disks);
    replace(snapshots, other.snapshots);
    replace(commands, other.commands);
    replace(invocations, other.invocations);
    replace(runs, other.runs);
    replace(tokens, other.tokens);
    clock.clear();
    clock.addAll(other.clock);
  }

  private static <V> void replace(Map<String, V> mine, Map<String, V> others) {
    mine.clear();
    mine.putAll(others);
  }
}
