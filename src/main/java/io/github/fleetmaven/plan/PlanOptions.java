package io.github.fleetmaven.plan;

import io.github.fleetmaven.model.Permission;
import java.util.Set;

/**
 * What a user says about one plan beside the pom.
 *
 * @param allow what is allowed for the target, by the pom and on the command line
 * @param reapply names of extensions to send though nothing seems changed
 * @param detach whether a rollout that Azure drives is left running
 */
public record PlanOptions(Set<Permission> allow, Set<String> reapply, boolean detach) {
  public PlanOptions {
    allow = Set.copyOf(allow);
    reapply = Set.copyOf(reapply);
  }

  /** Options of a run that stays to the end. */
  public PlanOptions(Set<Permission> allow, Set<String> reapply) {
    this(allow, reapply, false);
  }
}
