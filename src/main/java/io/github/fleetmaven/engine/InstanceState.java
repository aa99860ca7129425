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

  /**
   * Something is missing.
   *
   * @param mayCome whether it may yet come by waiting
   */
  record Missing(String what, boolean mayCome) implements InstanceState {}

  /** A handler reports a failure. */
  record HandlerFailed(HandlerStatus handler) implements InstanceState {}

  /**
   * Tells how an instance stands.
   *
   * @param before how it was before the update: a failure that reads just as it did then may be a
   *     stale report, and counts as missing
   * @param operationFailed whether the operation that updated it failed; then nothing is stale, and
   *     what it left undone won't come by waiting
   */
  static InstanceState of(
      TargetModel model, ObservedInstance before, ObservedInstance now, boolean operationFailed) {
    Optional<HandlerStatus> failed = failure(model, before, now);
    if (failed.isPresent()) {
      boolean stale = !operationFailed && before.handlers().contains(failed.get());
      return stale
          ? new Missing(
              "extension " + failed.get().name() + " still reports an earlier failure", true)
          : new HandlerFailed(failed.get());
    }
    InstancePlan plan = InstanceComparison.compare(model, now);
    String differs = "it is not what the model says: " + String.join(", ", plan.differences());
    if (operationFailed && !plan.current() && !Readiness.isBusy(now)) {
      return new Missing(differs, false);
    }
    Optional<String> missing = Readiness.missing(now);
    if (missing.isPresent()) {
      return new Missing(missing.get(), true);
    }
    return plan.current() ? new Back() : new Missing(differs, true);
  }

  private static Optional<HandlerStatus> failure(
      TargetModel model, ObservedInstance before, ObservedInstance now) {
    return now.handlers().stream()
        .filter(h -> h.state() == HandlerStatus.State.FAILED)
        .filter(h -> isOurs(model, h) || !before.handlers().contains(h))
        .findFirst();
  }

  /** A failure that others left behind is not this run's to mend, nor to stumble over. */
  private static boolean isOurs(TargetModel model, HandlerStatus handler) {
    return model.declared().contains(handler.name().toLowerCase(Locale.ROOT));
  }
}
