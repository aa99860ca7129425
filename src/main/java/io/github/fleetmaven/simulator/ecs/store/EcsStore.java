package io.github.fleetmaven.simulator.ecs.store;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The things of simulated ECS. Says when it has changed. Not safe for use by several threads: the
 * simulator's lock guards it.
 */
public final class EcsStore {

  private final EcsState state;
  private final Runnable changed;

  /**
   * @param state what is remembered
   * @param changed called with each change
   */
  public EcsStore(EcsState state, Runnable changed) {
    this.state = state;
    this.changed = changed;
  }

  /** Returns the instances. */
  public Collection<Instance> instances() {
    return Collections.unmodifiableCollection(state.instances().values());
  }

  /** Returns an instance by its id. */
  public Optional<Instance> instance(String id) {
    return Optional.ofNullable(state.instances().get(id));
  }

  /** Keeps an instance. */
  public void put(Instance instance) {
    changed.run();
    state.instances().put(instance.id(), instance);
  }

  /** Returns the disks. */
  public Collection<Disk> disks() {
    return Collections.unmodifiableCollection(state.disks().values());
  }

  /** Returns a disk by its id. */
  public Optional<Disk> disk(String id) {
    return Optional.ofNullable(state.disks().get(id));
  }

  /** Keeps a disk. */
  public void put(Disk disk) {
    changed.run();
    state.disks().put(disk.id(), disk);
  }

  /** Returns the snapshots, the oldest first. */
  public Collection<Snapshot> snapshots() {
    return Collections.unmodifiableCollection(state.snapshots().values());
  }

  /** Returns a snapshot by its id. */
  public Optional<Snapshot> snapshot(String id) {
    return Optional.ofNullable(state.snapshots().get(id));
  }

  /** Keeps a snapshot. */
  public void put(Snapshot snapshot) {
    changed.run();
    state.snapshots().put(snapshot.id(), snapshot);
  }

  /** Forgets a snapshot. */
  public void removeSnapshot(String id) {
    changed.run();
    state.snapshots().remove(id);
  }

  /** Returns the commands, the oldest first. */
  public Collection<SavedCommand> commands() {
    return Collections.unmodifiableCollection(state.commands().values());
  }

  /** Returns a command by its id. */
  public Optional<SavedCommand> command(String id) {
    return Optional.ofNullable(state.commands().get(id));
  }

  /** Keeps a command. */
  public void put(SavedCommand command) {
    changed.run();
    state.commands().put(command.id(), command);
  }

  /** Returns the invocations, the oldest first. */
  public Collection<Invocation> invocations() {
    return Collections.unmodifiableCollection(state.invocations().values());
  }

  /** Returns an invocation by its id. */
  public Optional<Invocation> invocation(String id) {
    return Optional.ofNullable(state.invocations().get(id));
  }

  /** Keeps an invocation. */
  public void put(Invocation invocation) {
    changed.run();
    state.invocations().put(invocation.id(), invocation);
  }

  /** Returns what became of an invocation on an instance, by {@link Run#key}. */
  public Optional<Run> run(String key) {
    return Optional.ofNullable(state.runs().get(key));
  }

  /** Returns what became of an invocation, in the order of its instances. */
  public List<Run> runs(Invocation invocation) {
    return invocation.instances().stream()
        .flatMap(instance -> run(Run.key(invocation.id(), instance)).stream())
        .toList();
  }

  /** Returns the commands that are open on an instance. */
  public List<Run> openRuns(String instance) {
    return state.runs().values().stream()
        .filter(run -> run.status().open() && run.instance().equals(instance))
        .toList();
  }

  /** Returns how many commands are open, by instance. */
  public Map<String, Long> openRunsByInstance() {
    return state.runs().values().stream()
        .filter(run -> run.status().open())
        .collect(Collectors.groupingBy(Run::instance, Collectors.counting()));
  }

  /** Keeps what became of an invocation. */
  public void put(Run run) {
    changed.run();
    state.runs().put(run.key(), run);
  }

  /** Returns a ClientToken that was used. */
  public Optional<UsedToken> token(String key) {
    return Optional.ofNullable(state.tokens().get(key));
  }

  /** Keeps a ClientToken. */
  public void put(String key, UsedToken token) {
    changed.run();
    state.tokens().put(key, token);
  }

  /** Lets the clock run at a scale from a moment on, without a leap. */
  public void runClock(Instant wall, double scale) {
    List<ClockPiece> pieces = state.clock();
    if (pieces.isEmpty()) {
      changed.run();
      pieces.add(new ClockPiece(wall, wall, scale));
    } else if (pieces.get(pieces.size() - 1).scale() != scale) {
      changed.run();
      pieces.add(new ClockPiece(wall, shown(wall), scale));
    }
  }

  /** Returns what the clock of the simulated cloud shows at a moment. */
  public Instant shown(Instant moment) {
    ClockPiece found = state.clock().get(0);
    for (ClockPiece piece : state.clock()) {
      if (!piece.wall().isAfter(moment)) {
        found = piece;
      }
    }
    return found.at(moment);
  }
}
