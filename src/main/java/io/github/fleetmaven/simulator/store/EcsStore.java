package io.github.fleetmaven.simulator.store;

import io.github.fleetmaven.simulator.ecs.store.ClockPiece;
import io.github.fleetmaven.simulator.ecs.store.Disk;
import io.github.fleetmaven.simulator.ecs.store.Instance;
import io.github.fleetmaven.simulator.ecs.store.Invocation;
import io.github.fleetmaven.simulator.ecs.store.Run;
import io.github.fleetmaven.simulator.ecs.store.SavedCommand;
import io.github.fleetmaven.simulator.ecs.store.Snapshot;
import io.github.fleetmaven.simulator.ecs.store.UsedToken;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What Alibaba Cloud ECS remembers. Not safe for use by several threads: the simulator's lock
 * guards it.
 */
public final class EcsStore {

  private final Table<Instance> instances = new Table<>(Instance.class);
  private final Table<Disk> disks = new Table<>(Disk.class);
  private final Table<Snapshot> snapshots = new Table<>(Snapshot.class);
  private final Table<SavedCommand> commands = new Table<>(SavedCommand.class);
  private final Table<Invocation> invocations = new Table<>(Invocation.class);
  private final Table<Run> runs = new Table<>(Run.class);
  private final Table<UsedToken> tokens = new Table<>(UsedToken.class);

  /** How fast the clock ran, the oldest piece first. */
  private final Table<ClockPiece> clock = new Table<>(ClockPiece.class);

  EcsStore() {}

  /** Adds its parts by the names that the state file has for them. */
  void addTo(Map<String, Part> parts) {
    parts.put("ecsInstances", instances);
    parts.put("ecsDisks", disks);
    parts.put("ecsSnapshots", snapshots);
    parts.put("ecsCommands", commands);
    parts.put("ecsInvocations", invocations);
    parts.put("ecsRuns", runs);
    parts.put("ecsTokens", tokens);
    parts.put("ecsClock", clock);
  }

  /** Returns the instances. */
  public Collection<Instance> instances() {
    return instances.all();
  }

  /** Returns an instance by its id. */
  public Optional<Instance> instance(String id) {
    return instances.get(id);
  }

  /** Keeps an instance. */
  public void put(Instance instance) {
    instances.put(instance.id(), instance);
  }

  /** Returns the disks. */
  public Collection<Disk> disks() {
    return disks.all();
  }

  /** Returns a disk by its id. */
  public Optional<Disk> disk(String id) {
    return disks.get(id);
  }

  /** Keeps a disk. */
  public void put(Disk disk) {
    disks.put(disk.id(), disk);
  }

  /** Returns the snapshots, the oldest first. */
  public Collection<Snapshot> snapshots() {
    return snapshots.all();
  }

  /** Returns a snapshot by its id. */
  public Optional<Snapshot> snapshot(String id) {
    return snapshots.get(id);
  }

  /** Keeps a snapshot. */
  public void put(Snapshot snapshot) {
    snapshots.put(snapshot.id(), snapshot);
  }

  /** Forgets a snapshot. */
  public void removeSnapshot(String id) {
    snapshots.remove(id);
  }

  /** Returns the commands, the oldest first. */
  public Collection<SavedCommand> commands() {
    return commands.all();
  }

  /** Returns a command by its id. */
  public Optional<SavedCommand> command(String id) {
    return commands.get(id);
  }

  /** Keeps a command. */
  public void put(SavedCommand command) {
    commands.put(command.id(), command);
  }

  /** Returns the invocations, the oldest first. */
  public Collection<Invocation> invocations() {
    return invocations.all();
  }

  /** Returns an invocation by its id. */
  public Optional<Invocation> invocation(String id) {
    return invocations.get(id);
  }

  /** Keeps an invocation. */
  public void put(Invocation invocation) {
    invocations.put(invocation.id(), invocation);
  }

  /** Returns what became of an invocation on an instance, by {@link Run#key}. */
  public Optional<Run> run(String key) {
    return runs.get(key);
  }

  /** Returns what became of an invocation, in the order of its instances. */
  public List<Run> runs(Invocation invocation) {
    return invocation.instances().stream()
        .flatMap(instance -> run(Run.key(invocation.id(), instance)).stream())
        .toList();
  }

  /** Returns the commands that are open on an instance. */
  public List<Run> openRuns(String instance) {
    return runs.all().stream()
        .filter(run -> run.status().open() && run.instance().equals(instance))
        .toList();
  }

  /** Returns how many commands are open, by instance. */
  public Map<String, Long> openRunsByInstance() {
    return runs.all().stream()
        .filter(run -> run.status().open())
        .collect(Collectors.groupingBy(Run::instance, Collectors.counting()));
  }

  /** Keeps what became of an invocation. */
  public void put(Run run) {
    runs.put(run.key(), run);
  }

  /** Returns a ClientToken that was used. */
  public Optional<UsedToken> token(String key) {
    return tokens.get(key);
  }

  /** Keeps a ClientToken. */
  public void put(String key, UsedToken token) {
    tokens.put(key, token);
  }

  /** Lets the clock run at a scale from a moment on, without a leap. */
  public void runClock(Instant wall, double scale) {
    List<ClockPiece> pieces = List.copyOf(clock.all());
    if (pieces.isEmpty()) {
      clock.put("0", new ClockPiece(wall, wall, scale));
    } else if (pieces.get(pieces.size() - 1).scale() != scale) {
      clock.put(Integer.toString(pieces.size()), new ClockPiece(wall, shown(wall), scale));
    }
  }

  /** Returns what the clock of the simulated cloud shows at a moment. */
  public Instant shown(Instant moment) {
    ClockPiece found = clock.all().iterator().next();
    for (ClockPiece piece : clock.all()) {
      if (!piece.wall().isAfter(moment)) {
        found = piece;
      }
    }
    return found.at(moment);
  }
}
