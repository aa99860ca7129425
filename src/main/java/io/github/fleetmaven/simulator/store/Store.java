package io.github.fleetmaven.simulator.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The resources of the simulated cloud and its running work. Knows whether it has changed since it
 * was saved. Not safe for use by several threads: the simulator's lock guards it.
 */
public final class Store {

  private final State state;
  private final Machines machines;
  private final EndedOperations ended;
  private final RunningOperations running;

  Store(State state) {
    this.state = state;
    this.machines = new Machines(state);
    this.ended = new EndedOperations(state.operations);
    this.running = new RunningOperations(state.operations);
  }

  /**
   * Returns an empty store.
   *
   * @param scenario the digest of the scenario that will fill it
   * @param seed what ids come of
   * @param salt what secrets are hashed with
   * @param begun when it begins
   */
  public static Store empty(String scenario, String seed, String salt, Instant begun) {
    return new Store(new State(new State.Origin(scenario, seed, salt, begun)));
  }

  State state() {
    return state;
  }

  /** Tells whether anything changed since the last {@link #saved}. */
  public boolean changed() {
    return state.changed();
  }

  /** Says that the present state has been saved. */
  public void saved() {
    state.saved();
  }

  /** Takes in what was read from the state file. */
  void reloaded() {
    ended.reload();
    running.reload();
  }

  /** Returns journal lines that were to be written after the last save of another process. */
  public List<JournalLine> unwritten() {
    return state.unwritten();
  }

  /** Returns the digest of the scenario that this began from. */
  public String scenario() {
    return state.origin().scenario();
  }

  /** Returns when the simulation began. */
  public Instant begun() {
    return state.origin().begun();
  }

  /** Returns what ids come of. */
  public String seed() {
    return state.origin().seed();
  }

  /**
   * Returns a copy in which a number stands for every secret: equal secrets of one owner have the
   * same.
   *
   * @param owner the id of the resource whose secrets these are
   */
  public ObjectNode seal(ObjectNode node, String owner) {
    return new Seals(state.counters, state.origin().salt()).seal(node, owner);
  }

  /** Returns the next value of a counter, from 1. */
  public long next(String counter) {
    long next = count(counter) + 1;
    state.counters.put(counter, next);
    return next;
  }

  /** Moves a counter on to a value, never back. */
  public void advance(String counter, long value) {
    state.counters.put(counter, Math.max(count(counter), value));
  }

  /** Forgets a counter. */
  public void forget(String counter) {
    if (state.counters.get(counter).isPresent()) {
      state.counters.remove(counter);
    }
  }

  /** Returns the value of a counter, 0 at first. */
  public long count(String counter) {
    return state.counters.get(counter).orElse(0L);
  }

  /**
   * Returns a new id that no other thing of this simulation has. It follows from the seed and from
   * how many its owner has had, whatever goes on elsewhere meanwhile.
   */
  public String newId(String kind, String owner) {
    String counter = kind + "/" + Digests.brief(ResourceId.key(owner));
    return Digests.uuid(seed() + "/" + counter + "/" + next(counter));
  }

  /** Returns the resource groups. */
  public Collection<Group> groups() {
    return state.groups.all();
  }

  /** Returns the resource groups of a subscription. */
  public Collection<Group> groupsOf(String subscription) {
    return state.groups.within("/subscriptions/" + subscription);
  }

  /** Returns a resource group by its id. */
  public Optional<Group> group(String id) {
    return state.groups.get(ResourceId.key(id));
  }

  /** Keeps a resource group. */
  public void put(Group group) {
    state.groups.put(ResourceId.key(group.id()), group);
  }

  /** Forgets a resource group, and the resources in it that are little more than a document. */
  public void removeGroup(String id) {
    forgetBelow(ResourceId.key(id));
    state.groups.remove(ResourceId.key(id));
  }

  /** Returns the scale sets. */
  public Collection<ScaleSet> scaleSets() {
    return state.scaleSets.all();
  }

  /** Returns the scale sets of a group or subscription. */
  public Collection<ScaleSet> scaleSetsWithin(String id) {
    return state.scaleSets.within(id);
  }

  /** Returns a scale set by its id or key. */
  public Optional<ScaleSet> scaleSet(String id) {
    return state.scaleSets.get(ResourceId.key(id));
  }

  /** Keeps a scale set. */
  public void put(ScaleSet set) {
    state.scaleSets.put(set.key(), set);
  }

  /** Forgets a scale set and its machines. */
  public void removeScaleSet(String key) {
    machines.removeAllOf(key);
    state.scaleSets.remove(key);
    forgetBelow(key);
  }

  /** Returns all machines, instances of scale sets included. */
  public Collection<Machine> machines() {
    return machines.all();
  }

  /** Returns the virtual machines of a group or subscription; instances of Uniform sets aren't. */
  public List<Machine> virtualMachinesWithin(String id) {
    return machines.within(id);
  }

  /** Returns how many machines a scale set has. */
  public int memberCount(ScaleSet set) {
    return state.memberships.of(set.key()).size();
  }

  /** Returns the machines of a scale set as they are now, in the order of their ordinals. */
  public List<Machine> members(ScaleSet set) {
    return machines.of(set);
  }

  /** Returns a machine of a scale set that isn't kept yet. */
  public Machine newMember(ScaleSet set, int ordinal, Condition condition) {
    return new Naming(set, seed()).machine(ordinal, condition, null);
  }

  /** Returns a machine by its id or key. */
  public Optional<Machine> machine(String id) {
    return machines.find(ResourceId.key(id));
  }

  /** Keeps a machine. */
  public void put(Machine machine) {
    machines.put(machine);
  }

  /** Forgets a machine, and what belongs to it. */
  public void removeMachine(String key) {
    machines.find(key).ifPresent(machines::remove);
    forgetBelow(key);
  }

  /** Returns the resources that are little more than a document, in the order of their keys. */
  public Collection<Resource> resources() {
    return state.resources.all();
  }

  /** Returns those of them that belong to another resource, in the order of their keys. */
  public Collection<Resource> resourcesBelow(String id) {
    return state.resources.within(id);
  }

  /** Returns one of them by its id or key. */
  public Optional<Resource> resource(String id) {
    return state.resources.get(ResourceId.key(id));
  }

  /** Keeps one of them. */
  public void put(Resource resource) {
    state.resources.put(resource.key(), resource);
  }

  /** Forgets one of them. */
  public void removeResource(String key) {
    state.resources.remove(key);
  }

  private void forgetBelow(String key) {
    List.copyOf(state.resources.within(key)).forEach(each -> state.resources.remove(each.key()));
  }

  /** Returns an operation by its id. */
  public Optional<Operation> operation(String id) {
    return state.operations.get(ResourceId.key(id));
  }

  /** Tells whether an operation on a resource is remembered, and so that it was there once. */
  public boolean knew(String id) {
    String key = ResourceId.key(id);
    return state.operations.all().stream().anyMatch(known -> known.subject().equals(key));
  }

  /** Returns the operations on a resource that still run. */
  public List<Operation> running(String key) {
    return running.on(key);
  }

  /** Keeps an operation; of those that have ended the oldest are forgotten beyond 2,000. */
  public void put(Operation operation) {
    state.operations.put(operation.id(), operation);
    ended.note(operation);
    running.note(operation);
  }

  /** Returns the running jobs. */
  public Collection<Job> jobs() {
    return state.jobs.all();
  }

  /** Returns a running job by its id. */
  public Optional<Job> job(String id) {
    return state.jobs.get(id);
  }

  /** Keeps a job. */
  public void put(Job job) {
    state.jobs.put(job.id(), job);
  }

  /** Forgets a job. */
  public void removeJob(String id) {
    state.jobs.remove(id);
  }

  /** Lets something happen at a set time. */
  public void schedule(Instant due, Task.Kind kind, String subject, @Nullable String argument) {
    state.tasks.add(new Task(due, next("task"), kind, subject, argument));
  }

  /** Takes the next task that is due, if any is. */
  public Optional<Task> takeDue(Instant now) {
    return state.tasks.takeDue(now);
  }

  /** Returns a token bucket that isn't full. */
  public Optional<Bucket> bucket(String name) {
    return state.buckets.get(name);
  }

  /** Keeps a token bucket. */
  public void put(String name, Bucket bucket) {
    state.buckets.put(name, bucket);
  }

  /** Returns how many token buckets are kept. */
  public int bucketCount() {
    return state.buckets.all().size();
  }

  /** Forgets the token buckets that are full. */
  public void forgetBucketsFullBy(Instant now) {
    state.buckets.removeIf(bucket -> !bucket.full().isAfter(now));
  }
}
