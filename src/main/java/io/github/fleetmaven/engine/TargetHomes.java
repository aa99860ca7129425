package io.github.fleetmaven.engine;

import io.github.fleetmaven.cloud.Cloud;
import io.github.fleetmaven.cloud.EcsCloud;
import io.github.fleetmaven.model.DesiredTarget;
import io.github.fleetmaven.model.ObservedMachine;
import io.github.fleetmaven.model.ecs.EcsInstance;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where the tags of a target live by which runs tell each other something: on a scale set or a
 * virtual machine itself, for a group on its first machine by resource id, or its first instance of
 * ECS by instance id.
 */
final class TargetHomes {

  private TargetHomes() {}

  /**
   * Finds the home of a target.
   *
   * @param regions where ECS groups are
   * @return empty for a group that has no machine
   */
  static Optional<TagHome> of(DesiredTarget target, Cloud cloud, EcsRegions regions) {
    if (target instanceof DesiredTarget.ScaleSet set) {
      return Optional.of(new ScaleSetTags(cloud, set.id()));
    }
    if (target instanceof DesiredTarget.Machine machine) {
      return Optional.of(new MachineTags(cloud, machine.id()));
    }
    if (target instanceof DesiredTarget.EcsGroup group) {
      EcsCloud region = regions.region(group.regionId());
      return region.findInstances(group.members()).stream()
          .map(EcsInstance::id)
          .min(Comparator.naturalOrder())
          .map(id -> new EcsTags(region, id));
    }
    DesiredTarget.MachineGroup group = (DesiredTarget.MachineGroup) target;
    List<ObservedMachine> machines =
        cloud.findMachines(group.subscriptionId(), group.resourceGroup(), group.tags());
    return machines.isEmpty()
        ? Optional.empty()
        : Optional.of(new MachineTags(cloud, first(machines).id()));
  }

  /** Returns the first machine of a group that has some. */
  static ObservedMachine first(Collection<ObservedMachine> machines) {
    return machines.stream()
        .min(Comparator.comparing(m -> m.id().path().toLowerCase(Locale.ROOT)))
        .orElseThrow();
  }
}
