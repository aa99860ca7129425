package io.github.fleetmaven.engine;

import io.github.fleetmaven.cloud.CloudException;
import io.github.fleetmaven.diag.FleetException;
import io.github.fleetmaven.event.InstanceOutcome;
import io.github.fleetmaven.model.DesiredTarget;
import io.github.fleetmaven.model.RolloutPolicy;
import io.github.fleetmaven.model.RolloutPolicy.OnFailure;
import io.github.fleetmaven.plan.Before;
import io.github.fleetmaven.plan.BeforeTarget;
import io.github.fleetmaven.plan.TargetPlan;
import io.github.fleetmaven.plan.Work;
import io.github.fleetmaven.rollout.Sizes;
import java.util.Map;
import java.util.Optional;

/**
 * Reacts to a rollout that stopped since more instances failed than may: leaves things as they are
 * and says what to do next, or puts back what was there before. Stateless.
 */
final class FailureReaction {

  private static final String NEXT =
      "; mend the cause and run apply again, or put back what was there before with fleet:rollback";
  private static final String UNKNOWN =
      "; it was not rolled back, for nothing is known of what was there before (neither a"
          + " before.json nor a tag fleet-before says it); run apply or fleet:rollback from the older pom";

  private final RunContext context;
  private final HandlerFailures failures;
  private final Before before;

  FailureReaction(RunContext context, HandlerFailures failures, Before before) {
    this.context = context;
    this.failures = failures;
    this.before = before;
  }

  /**
   * Reacts.
   *
   * @param stopped what ended the rollout early
   * @param known how the instances stand that it had to do with; takes how they stand afterwards
   * @return what ended the rollout, and what was done about it
   */
  Optional<String> to(
      Optional<String> stopped,
      DesiredTarget desired,
      TargetPlan plan,
      RolloutPolicy policy,
      Map<String, InstanceOutcome> known,
      Backwards way) {
    if (stopped.isEmpty() || !tooManyFailed(plan, policy, known)) {
      return stopped;
    }
    if (policy.onFailure() == OnFailure.STOP) {
      return stopped.map(why -> why + NEXT);
    }
    Optional<BeforeTarget> was = before.target(plan.id()).or(() -> ofTag(plan));
    if (was.isEmpty()) {
      return stopped.map(why -> why + UNKNOWN);
    }
    RollbackRun rollback = new RollbackRun(context, failures, desired, plan, policy, known, way);
    return stopped.map(why -> why + "; " + rollBack(rollback, was.get()));
  }

  /** A run that goes on elsewhere has no file of the run that wrote the model, but its tag. */
  private static Optional<BeforeTarget> ofTag(TargetPlan plan) {
    return plan.work() instanceof Work.ScaleSetWork set
        ? BeforeTarget.ofTag(set.observed(), plan.name())
        : Optional.empty();
  }

  private static String rollBack(RollbackRun rollback, BeforeTarget was) {
    try {
      return rollback.to(was);
    } catch (CloudException | TargetFailedException | FleetException e) {
      return "its rollback failed too: "
          + e.getMessage()
          + "; run fleet:rollback to try that again, or apply to go forward";
    }
  }

  private static boolean tooManyFailed(
      TargetPlan plan, RolloutPolicy policy, Map<String, InstanceOutcome> known) {
    long failed =
        known.values().stream().filter(o -> o.state() == InstanceOutcome.State.FAILED).count();
    return failed > Sizes.of(policy, plan.instances().size()).bearableFailures();
  }
}
