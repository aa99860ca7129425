package io.github.fleetmaven.plan;

import java.time.Instant;
import java.util.List;

/**
 * All that a run will do.
 *
 * @param cloud {@code azure} or {@code simulator}
 * @param createdAt when it was made
 * @param targets in the order of the pom
 * @param content what has to be in the place for content, whether or not it is there already
 */
public record Plan(
    String cloud, Instant createdAt, List<TargetPlan> targets, List<PlannedContent> content) {
  public Plan {
    targets = List.copyOf(targets);
    content = List.copyOf(content);
  }

  /** Makes a plan that needs nothing in the place for content. */
  public Plan(String cloud, Instant createdAt, List<TargetPlan> targets) {
    this(cloud, createdAt, targets, List.of());
  }

  /** Returns a copy with what has to be in the place for content. */
  public Plan withContent(List<PlannedContent> needed) {
    return new Plan(cloud, createdAt, targets, needed);
  }

  /** Returns what is to be uploaded. */
  public List<PlannedContent> uploads() {
    return content.stream().filter(c -> !c.present()).toList();
  }

  /** Tells whether nothing changes at all: no target, and nothing in the place for content. */
  public boolean isEmpty() {
    return targets.stream().allMatch(TargetPlan::isEmpty) && uploads().isEmpty();
  }

  /** Tells whether something stops the run after the plan. */
  public boolean isRefused() {
    return targets.stream().anyMatch(TargetPlan::isRefused);
  }
}
