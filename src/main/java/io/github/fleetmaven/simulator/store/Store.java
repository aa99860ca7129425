package io.github.fleetmaven.simulator.store;

import io.github.fleetmaven.simulator.ecs.store.EcsStore;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * The resources of the simulated cloud and its running work. Knows whether it has changed since it
 * was saved. Not safe for use by several threads: the simulator's lock guards it.
 */
public final class Store {

  private static final int OPERATIONS_KEPT = 500;

  private final State state;
  private boolean changed;

  private Store(State state, boolean changed) {
    this.state = state;
    this.changed = changed;
  }

  /**
   * Returns an empty store.
   *
   * @param scenario the digest of the scenario that will fill it
   * @param salt what secrets are hashed with
   */
  public static Store empty(String scenario, String salt) {
    return new Store(State.empty(scenario, salt), true);
  }

  static Store of(State state) {
    return new Store(state, false);
  }

  State state() {
    return state;
  }

  /** Takes what another process has made of it. */
  public void becomes(Store other) {
    state.becomes(other.state);
    changed = false;
  }

  /** Tells whether anything changed since the last {@link #saved}. */
  public boolean changed() {
    return changed;
  }

  /** Says that the present state has been saved. */
  public void saved() {
    changed = false;
  }

  /** Returns the digest of the scenario that this began from. */
  public String scenario() {
    return state.scenario();
  }

  /** Returns what secrets are hashed with. */
  public String salt() {
    return state.salt();
  }

  /** Returns the next value of a counter, from 1. */
  public long next(String counter) {
    changed = true;
    return state.counters().merge(counter, 1L, Long::sum);
  }

  /** Moves a counter on to a value, never back. */
  public void advance(String counter, long value) {
    changed = true;
    state.counters().merge(counter, value, Math::max);
  }

  /** Returns the value of a counter, 0 at first. */
  public long count(String counter) {
    return state.counters().getOrDefault(counter, 0L);
  }

  /** Returns a new id that no other thing of this simulation has. */
  public String newId(String kind) {
    return Digests.uuid(salt() + "/" + kind + "/" + next(kind));
  }

  /** Returns what Alibaba Cloud ECS remembers. */
  public EcsStore ecs() {
    return new EcsStore(state.ecs(), () -> changed = true);
  }

  /** Returns the resource groups. */
  public Collection<Group> groups() {
    return Collections.unmodifiableCollection(state.groups().values());
  }

  /** Returns a resource group by its id. */
  public Optional<Group> group(String id) {
    return Optional.ofNullable(state.groups().get(ResourceId.key(id)));
  }

  /** Keeps a resource group. */
  public void put(Group group) {
    changed = true;
    state.groups().put(ResourceId.key(group.id()), group);
  }

  /** Forgets a resource group. */
  public void removeGroup(String id) {
    changed = true;
    state.groups().remove(ResourceId.key(id));
  }

  /** Returns the scale sets. */
  public Collection<ScaleSet> scaleSets() {
    return Collections.unmodifiableCollection(state.scaleSets().values());
  }

  /** Returns a scale set by its id or key. */
  public Optional<ScaleSet> scaleSet(String id) {
    return Optional.ofNullable(state.scaleSets().get(ResourceId.key(id)));
  }

  /** Keeps a scale set. */
  public void put(ScaleSet set) {
    changed = true;
    state.scaleSets().put(set.key(), set);
  }

  /** Forgets a scale set. */
  public void removeScaleSet(String key) {
    changed = true;
    state.scaleSets().remove(key);
  }

  /** Returns all machines, instances of scale sets included. */
  public Collection<Machine> machines() {
    return Collections.unmodifiableCollection(state.machines().values());
  }

  /** Returns the machines of a scale set, in the order of their ordinals. */
  public List<Machine> members(ScaleSet set) {
    return set.members().stream().flatMap(key -> machine(key).stream()).toList();
  }

  /** Returns a machine by its id or key. */
  public Optional<Machine> machine(String id) {
    return Optional.ofNullable(state.machines().get(ResourceId.key(id)));
  }

  /** Keeps a machine. */
  public void put(Machine machine) {
    changed = true;
    state.machines().put(machine.key(), machine);
  }

  /** Forgets a machine. */
  public void removeMachine(String key) {
    changed = true;
    state.machines().remove(key);
  }

  /** Returns an operation by its id. */
  public Optional<Operation> operation(String id) {
    return Optional.ofNullable(state.operations().get(ResourceId.key(id)));
  }

  /** Keeps an operation; the oldest ended ones are forgotten beyond 500. */
  public void put(Operation operation) {
    changed = true;
    state.operations().put(operation.id(), operation);
    if (state.operations().size() > OPERATIONS_KEPT) {
      state.operations().values().stream()
          .filter(old -> old.end() != null)
          .findFirst()
          .ifPresent(old -> state.operations().remove(old.id()));
    }
  }

  /** Returns a running job by its id. */
  public Optional<Job> job(String id) {
    return Optional.ofNullable(state.jobs().get(id));
  }

  /** Keeps a job. */
  public void put(Job job) {
    changed = true;
    state.jobs().put(job.id(), job);
  }

  /** Forgets a job. */
  public void removeJob(String id) {
    changed = true;
    state.jobs().remove(id);
  }

  /** Lets something happen at a set time. */
  public void schedule(Instant due, Task.Kind kind, String subject, @Nullable String argument) {
    state.tasks().add(new Task(due, next("task"), kind, subject, argument));
  }

  /** Takes the next task that is due, if any is. */
  public Optional<Task> takeDue(Instant now) {
    PriorityQueue<Task> tasks = state.tasks();
    Task first = tasks.peek();
    if (first == null || first.due().isAfter(now)) {
      return Optional.empty();
    }
    changed = true;
    tasks.remove();
    return Optional.of(first);
  }
}
