package io.github.fleetmaven.plan;

import java.util.List;

/**
 * What bringing one instance to its model does.
 *
 * @param id the instance
 * @param effect the greatest of the effects of its differences
 * @param differences what differs, for people, as {@code extension app: settings differ}; empty
 *     when the instance is current
 */
public record InstancePlan(String id, Effect effect, List<String> differences) {
  public InstancePlan {
    differences = List.copyOf(differences);
  }

  /** Tells whether the instance is what its model says. */
  public boolean current() {
    return differences.isEmpty();
  }
}
