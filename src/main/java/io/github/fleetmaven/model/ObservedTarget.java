package io.github.fleetmaven.model;

import io.github.fleetmaven.model.ecs.CloudAssistant;
import io.github.fleetmaven.model.ecs.DriverReading;
import io.github.fleetmaven.model.ecs.EcsInstance;
import java.util.List;
import java.util.Optional;

/** What a cloud shows of one target. */
public sealed interface ObservedTarget {

  /**
   * A scale set and its instances.
   *
   * @param rollingUpgrade the last rolling upgrade of the cloud's own; empty where there never was
   *     one, and where it makes no difference
   */
  record ScaleSet(
      ObservedScaleSet model,
      List<ObservedInstance> instances,
      Optional<RollingUpgrade> rollingUpgrade)
      implements ObservedTarget {
    public ScaleSet {
      instances = List.copyOf(instances);
    }

    /** A set on which nothing of the cloud's own rolls. */
    public ScaleSet(ObservedScaleSet model, List<ObservedInstance> instances) {
      this(model, instances, Optional.empty());
    }
  }

  /** A virtual machine, or the members that a group had when it was looked at. */
  record Machines(List<ObservedMachine> machines) implements ObservedTarget {
    public Machines {
      machines = List.copyOf(machines);
    }
  }

  /**
   * The instances that an ECS group had when it was looked at.
   *
   * @param missing ids that the pom names and the region doesn't know
   */
  record Ecs(List<EcsMember> members, List<String> missing) implements ObservedTarget {
    public Ecs {
      members = List.copyOf(members);
      missing = List.copyOf(missing);
    }
  }

  /** An instance, its agent, and what was read of its driver. */
  record EcsMember(EcsInstance instance, CloudAssistant agent, DriverReading driver) {}
}
