package io.github.fleetmaven.plan;

import java.util.List;

/**
 * What bringing one instance to its model does.
 *
 * @param id the instance
 * @param effect the greatest of the effects of its differences
 * @param differences what differs, for people, as {@code extension app: settings differ}; empty
 *     when the instance is current
 * @param selected whether the rollout may touch it: the pom can restrict a rollout to some
 */
public record InstancePlan(String id, Effect effect, List<String> differences, boolean selected) {
  public InstancePlan {
    differences = List.copyOf(differences);
  }

  /** What it does to an instance that the rollout may touch. */
  public InstancePlan(String id, Effect effect, List<String> differences) {
    this(id, effect, differences, true);
  }

  /** Returns what it is for an instance that the rollout leaves out. */
  InstancePlan leftOut() {
    return new InstancePlan(id, Effect.NONE, differences, false);
  }

  /** Tells whether the instance is what its model says. */
  public boolean current() {
    return differences.isEmpty();
  }

  /** Tells whether the rollout is to bring the instance to its model. */
  public boolean isToDo() {
    return !current() && selected;
  }
}
