package io.github.fleetmaven.plan;

import java.time.Instant;
import java.util.List;

/**
 * All that a run will do.
 *
 * @param cloud {@code azure} or {@code simulator}
 * @param createdAt when it was made
 * @param targets in the order of the pom
 */
public record Plan(String cloud, Instant createdAt, List<TargetPlan> targets) {
  public Plan {
    targets = List.copyOf(targets);
  }

  /** Tells whether nothing changes at all. */
  public boolean isEmpty() {
    return targets.stream().allMatch(TargetPlan::isEmpty);
  }

  /** Tells whether something stops the run after the plan. */
  public boolean isRefused() {
    return targets.stream().anyMatch(TargetPlan::isRefused);
  }
}
