package io.github.fleetmaven.model;

import io.github.fleetmaven.model.ecs.EcsSelection;
import io.github.fleetmaven.model.ecs.VirtioDriver;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a pom declares of one target. */
public sealed interface DesiredTarget {

  /** Returns the name, or the label of a group, by which a user knows the target. */
  String name();

  /** Returns where the target was declared, as {@code pom.xml:23}. */
  String declaredAt();

  /** Returns its extensions in the order of the pom. */
  List<DesiredExtension> extensions();

  /** Returns how its instances are brought to what is declared. */
  RolloutPolicy rollout();

  /** Returns what the pom allows for this target. */
  Set<Permission> allow();

  /** Returns a copy whose instances are brought to it in another way. */
  DesiredTarget withRollout(RolloutPolicy other);

  /** A scale set. */
  record ScaleSet(
      ResourceId id,
      String declaredAt,
      Optional<DesiredImage> image,
      List<DesiredExtension> extensions,
      RolloutPolicy rollout,
      Set<Permission> allow)
      implements DesiredTarget {
    public ScaleSet {
      extensions = List.copyOf(extensions);
      allow = Set.copyOf(allow);
    }

    @Override
    public String name() {
      return id.name();
    }

    @Override
    public ScaleSet withRollout(RolloutPolicy other) {
      return new ScaleSet(id, declaredAt, image, extensions, other, allow);
    }
  }

  /** One virtual machine. */
  record Machine(
      ResourceId id,
      String declaredAt,
      List<DesiredExtension> extensions,
      RolloutPolicy rollout,
      Set<Permission> allow)
      implements DesiredTarget {
    public Machine {
      extensions = List.copyOf(extensions);
      allow = Set.copyOf(allow);
    }

    @Override
    public String name() {
      return id.name();
    }

    @Override
    public Machine withRollout(RolloutPolicy other) {
      return new Machine(id, declaredAt, extensions, other, allow);
    }
  }

  /**
   * The virtual machines that carry some tags.
   *
   * @param name the group's label
   * @param resourceGroup where to look; the whole subscription when empty
   * @param tags what a member must carry; not empty
   */
  record MachineGroup(
      String name,
      String subscriptionId,
      Optional<String> resourceGroup,
      Map<String, String> tags,
      String declaredAt,
      List<DesiredExtension> extensions,
      RolloutPolicy rollout,
      Set<Permission> allow)
      implements DesiredTarget {
    public MachineGroup {
      tags = Map.copyOf(tags);
      extensions = List.copyOf(extensions);
      allow = Set.copyOf(allow);
    }

    @Override
    public MachineGroup withRollout(RolloutPolicy other) {
      return new MachineGroup(
          name, subscriptionId, resourceGroup, tags, declaredAt, extensions, other, allow);
    }
  }

  /**
   * Windows instances of Alibaba Cloud ECS.
   *
   * @param name the group's label
   * @param regionId as {@code cn-hangzhou}
   * @param members which instances
   * @param driver what is asked of their virtio driver
   */
  record EcsGroup(
      String name,
      String regionId,
      EcsSelection members,
      VirtioDriver driver,
      String declaredAt,
      RolloutPolicy rollout,
      Set<Permission> allow)
      implements DesiredTarget {
    public EcsGroup {
      allow = Set.copyOf(allow);
    }

    /** An instance of ECS has no extensions. */
    @Override
    public List<DesiredExtension> extensions() {
      return List.of();
    }

    @Override
    public EcsGroup withRollout(RolloutPolicy other) {
      return new EcsGroup(name, regionId, members, driver, declaredAt, other, allow);
    }
  }
}
