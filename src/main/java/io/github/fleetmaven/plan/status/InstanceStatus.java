package io.github.fleetmaven.plan.status;

import io.github.fleetmaven.model.ObservedInstance;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How an instance stands.
 *
 * @param observed what the cloud shows of it
 * @param current whether it is what its model says; for a virtual machine, what the pom says
 * @param differences what differs
 * @param explanations what the catalogue knows of its failed handlers, by extension
 * @param ecs what there is more to say of an instance of ECS
 */
public record InstanceStatus(
    ObservedInstance observed,
    boolean current,
    List<String> differences,
    Map<String, String> explanations,
    Optional<EcsStatus> ecs) {

  public InstanceStatus {
    differences = List.copyOf(differences);
    explanations = Map.copyOf(explanations);
  }

  /** How an instance stands that is in Azure. */
  public InstanceStatus(
      ObservedInstance observed,
      boolean current,
      List<String> differences,
      Map<String, String> explanations) {
    this(observed, current, differences, explanations, Optional.empty());
  }
}
