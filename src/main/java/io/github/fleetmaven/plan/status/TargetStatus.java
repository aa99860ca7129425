package io.github.fleetmaven.plan.status;

import io.github.fleetmaven.plan.TargetPlan;
import java.util.List;

/**
 * How a target stands.
 *
 * @param id as in a plan
 * @param openChanges how many changes of the pom it doesn't carry yet
 * @param instances each with its state
 */
public record TargetStatus(
    String id, TargetPlan.Kind kind, String name, int openChanges, List<InstanceStatus> instances) {

  public TargetStatus {
    instances = List.copyOf(instances);
  }

  /** Returns how many instances are what their model says. */
  public long current() {
    return instances.stream().filter(InstanceStatus::current).count();
  }
}
