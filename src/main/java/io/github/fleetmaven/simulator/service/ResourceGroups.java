package io.github.fleetmaven.simulator.service;

import io.github.fleetmaven.simulator.store.Group;
import io.github.fleetmaven.simulator.store.Machine;
import io.github.fleetmaven.simulator.store.Operation;
import io.github.fleetmaven.simulator.store.ResourceId;
import io.github.fleetmaven.simulator.store.ScaleSet;
import io.github.fleetmaven.simulator.store.Store;
import java.util.List;
import java.util.stream.Stream;

/** Subscriptions, and resource groups with all that is in them. */
public final class ResourceGroups {

  /** What there is when neither a scenario nor a client has named any. */
  private static final String DEFAULT_SUBSCRIPTION = "00000000-0000-0000-0000-000000000001";

  private final Services services;
  private final Store store;

  public ResourceGroups(Services services) {
    this.services = services;
    this.store = services.simulation().store();
  }

  /**
   * Returns the ids of the subscriptions: those that the scenario or a resource group names, and if
   * none does, one of our own, so that a client has where to begin.
   */
  public List<String> subscriptions() {
    Stream<String> seeded =
        services.simulation().scenario().resources().stream()
            .map(resource -> resource.document().path("id").asText());
    Stream<String> grouped = store.groups().stream().map(Group::id);
    List<String> named =
        Stream.concat(seeded, grouped)
            .map(id -> ResourceId.key(ResourceId.subscriptionOf(id)))
            .distinct()
            .toList();
    return named.isEmpty() ? List.of(DEFAULT_SUBSCRIPTION) : named;
  }

  /** Tells whether there is such a subscription; quick where it has a resource group. */
  public boolean hasSubscription(String id) {
    return !store.groupsOf(id).isEmpty() || subscriptions().contains(ResourceId.key(id));
  }

  /**
   * Deletes a resource group and all that is in it, at once where Azure takes minutes.
   *
   * @throws Refusal when there is none, or something runs in it
   */
  public Operation delete(String id, String name) {
    Group group = store.group(id).orElseThrow(() -> Refusals.noGroup(name));
    String scope = group.id();
    List<Machine> machines =
        store.virtualMachinesWithin(scope).stream()
            .filter(machine -> machine.identity().scaleSet() == null)
            .toList();
    boolean busy =
        machines.stream().anyMatch(machine -> machine.job() != null)
            || store.resourcesBelow(scope).stream().anyMatch(found -> found.operation() != null);
    if (busy) {
      throw Refusals.conflict();
    }
    machines.forEach(machine -> services.actions().onMachine(machine.key(), Action.DELETE));
    store.scaleSetsWithin(scope).stream()
        .map(ScaleSet::key)
        .toList()
        .forEach(key -> services.scaleSets().delete(key, Preconditions.NONE));
    Operation operation = services.operations().begin(group.id(), group.location(), 1);
    services.operations().endPartAfter(operation, services.simulation().timing().delete());
    return operation;
  }
}
