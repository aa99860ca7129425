package io.github.fleetmaven.engine;

import io.github.fleetmaven.cloud.CloudException;
import io.github.fleetmaven.cloud.Command;
import io.github.fleetmaven.cloud.OperationStatus;
import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.event.RunEvent;
import io.github.fleetmaven.model.ObservedScaleSet;
import io.github.fleetmaven.model.RolloutPolicy;
import io.github.fleetmaven.plan.AutomaticRepairs;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Suspends the automatic instance repairs of a scale set while it is rolled out, where the pom asks
 * for it, and lets them go on again, also those that a run before this one has left suspended. For
 * one rollout, used by one thread.
 */
final class Repairs {

  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final RunContext context;
  private final OperationWaiter waiter;
  private final ObservedScaleSet set;
  private final Hold hold;
  private final boolean wanted;
  private final boolean left;
  private boolean begun;

  Repairs(
      RunContext context,
      OperationWaiter waiter,
      ObservedScaleSet set,
      RolloutPolicy policy,
      Hold hold) {
    this.context = context;
    this.waiter = waiter;
    this.set = set;
    this.hold = hold;
    this.wanted = policy.suspendRepairs() && AutomaticRepairs.areOn(set);
    this.left = AutomaticRepairs.areLeftSuspended(set);
    if (wanted) {
      hold.mark(AutomaticRepairs.MARK, "suspended");
    }
  }

  /** Tells whether a run before this one has left something to undo. */
  boolean areLeftSuspended() {
    return left;
  }

  /** Suspends them, now that the target is held and marked. */
  void suspend() {
    begun = true;
    if (wanted) {
      send(false);
    }
  }

  /** Does some work, and lets them go on however it ends, but for a run that is torn down. */
  Optional<String> during(Supplier<Optional<String>> work) {
    try {
      Optional<String> end = work.get();
      resume();
      return end;
    } catch (RunInterruptedException e) {
      throw e;
    } catch (RuntimeException e) {
      resume();
      throw e;
    }
  }

  private void resume() {
    if (!begun || !(wanted || left)) {
      return;
    }
    try {
      if (!hold.isKept()) {
        return; // whoever holds the target now sees to them
      }
      send(true);
      hold.unmark(AutomaticRepairs.MARK);
    } catch (CloudException e) {
      String target = set.id().name();
      context.tell(
          new RunEvent.Noticed(
              target,
              Diagnostic.warning(
                  target,
                  "automatic instance repairs are still suspended: " + e.getMessage(),
                  "the next apply lets them go on")));
    }
  }

  private void send(boolean running) {
    Command command = new Command.SetAutomaticRepairs(set.id(), running);
    if (waiter.await(context.cloud().begin(command), LONGEST)
        instanceof OperationStatus.Failed failed) {
      throw new CloudException(failed.error());
    }
  }
}
