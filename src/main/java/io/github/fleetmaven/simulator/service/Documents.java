package io.github.fleetmaven.simulator.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.store.Failure;
import io.github.fleetmaven.simulator.store.Json;
import io.github.fleetmaven.simulator.store.Operation;
import io.github.fleetmaven.simulator.store.Resource;
import io.github.fleetmaven.simulator.store.Store;
import io.github.fleetmaven.simulator.store.Task;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes, deletes and finds the resources that are little more than a document. */
public final class Documents {

  /** The state of a resource that is being deleted. */
  static final String DELETING = "Deleting";

  private final Simulation simulation;
  private final Store store;
  private final Operations operations;
  private final Map<String, Family> families;

  Documents(Simulation simulation, Operations operations, List<Family> families) {
    this.simulation = simulation;
    this.store = simulation.store();
    this.operations = operations;
    this.families =
        families.stream()
            .collect(
                Collectors.toMap(
                    family -> family.type().toLowerCase(Locale.ROOT), Function.identity()));
  }

  /**
   * A write that was accepted.
   *
   * @param resource the resource after it
   * @param operation the operation that carries it out, if it takes one
   * @param created whether the resource is new
   */
  public record Written(Resource resource, Optional<Operation> operation, boolean created) {}

  /** Returns what is particular about the type that an id says. */
  Family family(String id) {
    Family family = families.get(Resource.typeOf(id).toLowerCase(Locale.ROOT));
    if (family == null) {
      throw Refusals.unknownAddress(id);
    }
    return family;
  }

  /**
   * Returns a resource.
   *
   * @throws Refusal when there is none
   */
  public Resource get(String id) {
    return store.resource(id).orElseThrow(() -> operations.missing(id));
  }

  /** Returns the resources of a type that belong to a scope: a parent, a group, a subscription. */
  public List<Resource> list(String scope, String type) {
    return among(store.resourcesBelow(scope), type);
  }

  /** Returns the resources of a type. */
  static List<Resource> among(Collection<Resource> resources, String type) {
    return resources.stream().filter(found -> found.type().equalsIgnoreCase(type)).toList();
  }

  /**
   * Writes a resource.
   *
   * @param whole whether the body is the whole resource, which may be new, and not a change to it
   * @throws Refusal when Azure would refuse it
   */
  public Written write(String id, ObjectNode body, boolean whole) {
    Family family = family(id);
    Optional<Resource> present = store.resource(id);
    if (present.isEmpty() && !whole) {
      throw Refusals.noResource(id);
    }
    if (present.map(Resource::operation).isPresent()) {
      throw Refusals.conflict();
    }
    Resource accepted = accepted(family, id, present, body, whole);
    if (family.atOnce()) {
      store.put(accepted);
      return new Written(accepted, Optional.empty(), present.isEmpty());
    }
    Operation operation = operations.begin(accepted.id(), accepted.location(), 1, family.place());
    String state = present.isEmpty() ? "Creating" : "Updating";
    Resource running = accepted.withState(state, operation.id());
    store.put(running);
    family.begun(running);
    store.schedule(
        simulation.after(family.takes(running)), Task.Kind.RESOURCE, running.key(), operation.id());
    return new Written(running, Optional.of(operation), present.isEmpty());
  }

  /**
   * Puts a resource there as one that was written long ago.
   *
   * @throws Refusal when Azure would refuse it
   */
  void seed(ObjectNode document) {
    String id = document.path("id").asText();
    Family family = family(id);
    Resource accepted = accepted(family, id, Optional.empty(), document, true);
    String state = family.atOnce() ? "" : "Succeeded";
    store.put(family.settled(accepted).withState(state, null));
  }

  private Resource accepted(
      Family family, String id, Optional<Resource> present, ObjectNode body, boolean whole) {
    ObjectNode base =
        present.filter(found -> !whole).map(Resource::document).orElseGet(Json::object);
    ObjectNode written = Merge.documents(base, store.seal(body, id));
    checkLocation(present, written, id);
    ObjectNode document = family.written(id, present, written);
    Resource resource =
        new Resource(
            present.map(Resource::id).orElse(id),
            document,
            "",
            present.map(Resource::hidden).orElseGet(Json::object),
            null);
    return family.accepted(resource, present);
  }

  private static void checkLocation(Optional<Resource> present, ObjectNode written, String id) {
    String location = written.path("location").asText("");
    if (present.isEmpty() && location.isEmpty()) {
      throw Refusals.noLocation();
    }
    String before = present.map(Resource::location).orElse(location);
    if (!location.isEmpty() && !Places.same(location, before)) {
      throw Refusals.otherLocation(id, before, location);
    }
    written.put("location", before);
  }

  /**
   * Deletes a resource; nothing is begun when there is none.
   *
   * @return the operation that carries it out, if it takes one
   * @throws Refusal when Azure would refuse it
   */
  public Optional<Operation> delete(String id) {
    Family family = family(id);
    Optional<Resource> found = store.resource(id);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Resource resource = found.get();
    @Nullable String running = resource.operation();
    if (running != null && (!family.interruptible() || resource.state().equals(DELETING))) {
      throw Refusals.conflict();
    }
    family.checkDeletable(resource);
    if (family.atOnce()) {
      store.removeResource(resource.key());
      return Optional.empty();
    }
    if (running != null) {
      operations.endPart(running, Jobs.PREEMPTED);
    }
    Operation operation = operations.begin(resource.id(), resource.location(), 1, family.place());
    store.put(resource.withState(DELETING, operation.id()));
    store.schedule(
        simulation.after(simulation.timing().delete()),
        Task.Kind.RESOURCE,
        resource.key(),
        operation.id());
    return Optional.of(operation);
  }

  /** Ends what an operation does to a resource. */
  void settle(String key, String operation) {
    Optional<Resource> found =
        store.resource(key).filter(resource -> operation.equals(resource.operation()));
    if (found.isEmpty()) {
      operations.endPart(operation, Jobs.PREEMPTED);
      return;
    }
    Resource resource = found.get();
    Family family = family(resource.id());
    if (resource.state().equals(DELETING)) {
      store.removeResource(key);
      Gone.note(store, resource.id());
      operations.endPart(operation, null);
      return;
    }
    Resource settled = family.settled(resource);
    Optional<Failure> failure = family.failure(settled);
    store.put(settled.withState(failure.isPresent() ? "Failed" : "Succeeded", null));
    operations.endPart(operation, failure.orElse(null));
  }

  /** Tells whether there is a resource with an id. */
  public boolean isThere(String id) {
    return store.resource(id).isPresent();
  }
}
