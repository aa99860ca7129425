package io.github.fleetmaven.plan.file;

import io.github.fleetmaven.model.Value;
import java.time.Instant;
import java.util.List;

/**
 * A plan as its file holds it. It has no secret in it, so it can't be carried out by itself: it is
 * what a plan that is made again is compared with.
 *
 * @param cloud {@code azure} or {@code simulator}
 * @param createdAt when it was made
 * @param targets as {@code docs/plan-file.md} describes them
 */
public record SavedPlan(String cloud, Instant createdAt, List<Value.Obj> targets) {
  public SavedPlan {
    targets = List.copyOf(targets);
  }
}
