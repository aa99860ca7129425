package io.github.fleetmaven.azure;

import io.github.fleetmaven.cloud.CloudError;
import io.github.fleetmaven.cloud.CloudException;
import io.github.fleetmaven.model.ObservedMachine;
import io.github.fleetmaven.model.ResourceId;
import io.github.fleetmaven.model.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the virtual machines that carry tags: lists all, since Azure's list takes no filter by tag,
 * and reads those that match. Immutable.
 */
record FindMachines(Arm arm) {

  List<ObservedMachine> run(
      String subscriptionId, Optional<String> resourceGroup, Map<String, String> tags) {
    String path =
        resourceGroup
            .map(group -> MachinePaths.in(subscriptionId, group))
            .orElseGet(() -> MachinePaths.in(subscriptionId));
    String place = resourceGroup.map(g -> "resource group " + g).orElse("the subscription");
    List<ResourceId> found = new ArrayList<>();
    arm.list(
        "list the virtual machines of " + place,
        subscriptionId,
        path,
        Map.of(),
        page -> page.stream().filter(m -> carries(m, tags)).forEach(m -> id(m, found)));
    return found.stream()
        .sorted(Comparator.comparing(ResourceId::name).thenComparing(ResourceId::resourceGroup))
        .flatMap(id -> unlessGone(id).stream())
        .toList();
  }

  private static void id(Value.Obj machine, List<ResourceId> found) {
    machine.text("id").flatMap(ResourceId::parse).ifPresent(found::add);
  }

  /** A machine can be deleted between the list and the read. */
  private Optional<ObservedMachine> unlessGone(ResourceId id) {
    try {
      return Optional.of(new ReadMachine(arm).run(id));
    } catch (CloudException e) {
      if (e.error().kind() == CloudError.Kind.NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** The names of tags have no case for Azure, their values do. */
  private static boolean carries(Value.Obj machine, Map<String, String> tags) {
    Value.Obj carried = machine.obj("tags");
    return tags.entrySet().stream()
        .allMatch(
            tag ->
                carried.members().entrySet().stream()
                    .anyMatch(
                        c ->
                            c.getKey().equalsIgnoreCase(tag.getKey())
                                && c.getValue().equals(Value.of(tag.getValue()))));
  }
}
