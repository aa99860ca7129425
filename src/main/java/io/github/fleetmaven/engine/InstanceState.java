package io.github.fleetmaven.engine;

import io.github.fleetmaven.model.HandlerStatus;
import io.github.fleetmaven.model.ObservedInstance;
import io.github.fleetmaven.plan.InstanceComparison;
import io.github.fleetmaven.plan.InstancePlan;
import io.github.fleetmaven.plan.TargetModel;
import io.github.fleetmaven.rollout.Readiness;
import java.util.Locale;
import java.util.Optional;

/** How an instance stands after it was updated. Pure. */
sealed interface InstanceState {

  /** It is what the model says, and serves. */
  record Back() implements InstanceState {}

  /** Something is missing that may yet come. */
  record Missing(String what) implements InstanceState {}

  /** A handler reports a failure. */
  record HandlerFailed(HandlerStatus handler) implements InstanceState {}

  /**
   * Tells how an instance stands.
   *
   * @param before how it was before the update: a failure that reads just as it did then may be a
   *     stale report, and counts as missing
   * @param operationFailed whether the operation that updated it failed; then nothing is stale
   */
  static InstanceState of(
      TargetModel model, ObservedInstance before, ObservedInstance now, boolean operationFailed) {
    Optional<HandlerStatus> failed =
        now.handlers().stream()
            .filter(h -> h.state() == HandlerStatus.State.FAILED)
            .filter(h -> isOurs(model, h) || !before.handlers().contains(h))
            .findFirst();
    if (failed.isPresent()) {
      boolean stale = !operationFailed && before.handlers().contains(failed.get());
      return stale
          ? new Missing("extension " + failed.get().name() + " still reports an earlier failure")
          : new HandlerFailed(failed.get());
    }
    Optional<String> missing = Readiness.missing(now);
    if (missing.isPresent()) {
      return new Missing(missing.get());
    }
    InstancePlan plan = InstanceComparison.compare(model, now);
    return plan.current()
        ? new Back()
        : new Missing("it is not what the model says: " + String.join(", ", plan.differences()));
  }

  /** A failure that others left behind is not this run's to mend, nor to stumble over. */
  private static boolean isOurs(TargetModel model, HandlerStatus handler) {
    return model.declared().contains(handler.name().toLowerCase(Locale.ROOT));
  }
}
