package io.github.fleetmaven.plan.status;

import io.github.fleetmaven.model.RollingUpgrade;
import io.github.fleetmaven.plan.TargetPlan;
import java.util.List;
import java.util.Optional;

/**
 * How a target stands.
 *
 * @param id as in a plan
 * @param openChanges how many changes of the pom it doesn't carry yet
 * @param rollingUpgrade the last rolling upgrade of a set that Azure drives
 * @param notes who works on it, or holds it back
 * @param instances each with its state
 */
public record TargetStatus(
    String id,
    TargetPlan.Kind kind,
    String name,
    int openChanges,
    Optional<RollingUpgrade> rollingUpgrade,
    List<String> notes,
    List<InstanceStatus> instances) {

  public TargetStatus {
    notes = List.copyOf(notes);
    instances = List.copyOf(instances);
  }

  /** The status of a target that Azure doesn't drive. */
  public TargetStatus(
      String id,
      TargetPlan.Kind kind,
      String name,
      int openChanges,
      List<InstanceStatus> instances) {
    this(id, kind, name, openChanges, Optional.empty(), List.of(), instances);
  }

  /** Returns how many instances are what their model says. */
  public long current() {
    return instances.stream().filter(InstanceStatus::current).count();
  }
}
