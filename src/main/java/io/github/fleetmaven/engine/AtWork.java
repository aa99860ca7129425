package io.github.fleetmaven.engine;

import io.github.fleetmaven.model.HandlerStatus;
import io.github.fleetmaven.model.Health;
import io.github.fleetmaven.model.ObservedInstance;
import io.github.fleetmaven.plan.TargetModel;
import java.util.Locale;

/**
 * Tells whether an update of an instance is still going on: one that an earlier run began before it
 * was killed, say. What the instance shows then says nothing yet of how that ends. Pure.
 */
final class AtWork {

  private AtWork() {}

  /** Tells whether an instance that carries what the model says may yet fail at it. */
  static boolean on(ObservedInstance instance, TargetModel model) {
    return Skips.reason(instance).isEmpty() && isAtWork(instance, model);
  }

  /**
   * Tells whether an instance that carries what the model says has not been seen to bear it: it
   * runs, and its health probe doesn't say Healthy. While others are still to be updated that is a
   * reason to look at it first.
   */
  static boolean isUnproven(ObservedInstance instance) {
    return Skips.reason(instance).isEmpty()
        && instance.health().filter(h -> h != Health.HEALTHY).isPresent();
  }

  static boolean isAtWork(ObservedInstance instance, TargetModel model) {
    return instance.provisioningState().equalsIgnoreCase("Updating")
        || instance.handlers().stream()
            .filter(h -> h.state() == HandlerStatus.State.TRANSITIONING)
            .anyMatch(h -> model.declared().contains(h.name().toLowerCase(Locale.ROOT)));
  }
}
