package io.github.fleetmaven.simulator.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.store.Failure;
import io.github.fleetmaven.simulator.store.Operation;
import io.github.fleetmaven.simulator.store.ResourceId;
import io.github.fleetmaven.simulator.store.ScaleSet;
import io.github.fleetmaven.simulator.store.ScaleSet.Work;
import io.github.fleetmaven.simulator.store.Store;
import io.github.fleetmaven.simulator.store.Task;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Long-running operations: an operation ends when all its parts have ended. */
public final class Operations {

  private final Simulation simulation;
  private final Store store;
  private final Fates fates;

  Operations(Simulation simulation) {
    this.simulation = simulation;
    this.store = simulation.store();
    this.fates = new Fates(simulation);
  }

  /** Returns what decides of operations that a fault has got hold of. */
  public Fates fates() {
    return fates;
  }

  /**
   * Begins an operation on a machine or another resource.
   *
   * @param id the resource
   * @param location where it is
   * @param parts how many parts it waits for
   */
  Operation begin(String id, String location, int parts) {
    return begin(id, location, parts, Operation.PLAIN);
  }

  /** Begins an operation that is polled at a place of its own. */
  Operation begin(String id, String location, int parts, String place) {
    Operation operation =
        new Operation(
            store.newId("operation", ownerOf(id)),
            ResourceId.subscriptionOf(id),
            location,
            ResourceId.key(id),
            simulation.now(),
            null,
            null,
            parts,
            false,
            place,
            null,
            null);
    Operation begun = fates.on(operation);
    store.put(begun);
    return begun;
  }

  /** Instances count with their scale set: there may be many of them. */
  private static String ownerOf(String id) {
    int below = ResourceId.key(id).indexOf("/virtualmachines/", id.indexOf("/providers/"));
    boolean instance = ResourceId.key(id).contains("/virtualmachinescalesets/");
    return instance && below > 0 ? id.substring(0, below) : id;
  }

  /** Begins an operation on a scale set, which shows it in its provisioningState. */
  Operation begin(ScaleSet set, Work work, int parts) {
    Operation operation = begin(set.id(), set.document().path("location").asText(), parts);
    Map<String, Work> running = new HashMap<>(set.running());
    running.put(operation.id(), work);
    store.put(set.withRunning(running, set.state()));
    return operation;
  }

  /** Lets one part of an operation end by itself after a simulated while. */
  void endPartAfter(Operation operation, Duration simulated) {
    store.schedule(simulation.after(simulated), Task.Kind.OPERATION_PART, operation.id(), null);
  }

  /** Ends one part of an operation, and the operation with its last part. */
  void endPart(String id, @Nullable Failure failure) {
    Optional<Operation> found = store.operation(id).filter(running -> running.end() == null);
    if (found.isEmpty()) {
      return;
    }
    Operation operation = found.get().withPartDone(failure);
    if (!operation.done(simulation.now())) {
      store.put(operation);
      return;
    }
    Operation ended = operation.withEnd(simulation.now());
    store.put(ended);
    store.scaleSet(ended.subject()).ifPresent(set -> leave(set, ended));
    // The one operation on a resource group is its removal.
    store.group(ended.subject()).ifPresent(group -> store.removeGroup(group.id()));
  }

  /** Says what an operation that still runs has brought about. */
  void putOutput(String id, ObjectNode output) {
    store.operation(id).ifPresent(operation -> store.put(operation.withOutput(output)));
  }

  private void leave(ScaleSet set, Operation ended) {
    Map<String, Work> running = new HashMap<>(set.running());
    Work work = running.remove(ended.id());
    if (work == Work.DELETE) {
      store.removeScaleSet(set.key());
      return;
    }
    String state = ended.failure() == null ? "Succeeded" : "Failed";
    ScaleSet left = set.withRunning(running, state);
    // Recorded: the end of its creation moves a set's etag from 1 to 2.
    store.put(work == Work.CREATE ? left.withDocument(left.document()) : left);
  }

  /** Returns why a resource can't be had: it isn't there, or not any more. */
  Refusal missing(String id) {
    // Recorded: a deleted resource is missed by the compute service, not by the Resource Manager.
    return store.knew(id) ? Refusals.noEntity() : Refusals.noResource(id);
  }

  /** Notes that a client was told to wait before it asks for an operation. */
  public void toldToWait(Operation operation) {
    store.operation(operation.id()).ifPresent(found -> store.put(found.withWaits(true)));
  }

  /**
   * Returns an operation for a client that asks for it; the next one isn't told to wait.
   *
   * @throws Refusal when there is none
   */
  public Operation ask(String id) {
    Operation operation = store.operation(id).orElseThrow(Refusals::noEntity);
    if (operation.waits()) {
      store.put(operation.withWaits(false));
    }
    return operation;
  }
}
