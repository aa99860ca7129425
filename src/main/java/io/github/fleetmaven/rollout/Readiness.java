package io.github.fleetmaven.rollout;

import io.github.fleetmaven.model.HandlerStatus;
import io.github.fleetmaven.model.Health;
import io.github.fleetmaven.model.ObservedInstance;
import io.github.fleetmaven.model.PowerState;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Tells whether an instance serves, and what is missing until it is back. Stateless. */
public final class Readiness {

  private static final Set<String> BUSY = Set.of("creating", "updating", "deleting", "migrating");

  private Readiness() {}

  /**
   * Tells whether an instance is out of service, so that it counts against the budget: it doesn't
   * run, an operation is at work on it or has failed, or its health probe doesn't say Healthy.
   */
  public static boolean outOfService(ObservedInstance instance) {
    return instance.power() != PowerState.RUNNING
        || isBusy(instance)
        || instance.provisioningState().equalsIgnoreCase("Failed")
        || instance.health().map(h -> h != Health.HEALTHY).orElse(false);
  }

  /** Tells whether an operation is at work on the instance. */
  public static boolean isBusy(ObservedInstance instance) {
    return BUSY.contains(instance.provisioningState().toLowerCase(Locale.ROOT));
  }

  /**
   * Returns what is missing until an instance is back after an update; empty when it is back. What
   * its handlers report as failed is not missing.
   */
  public static Optional<String> missing(ObservedInstance instance) {
    if (isBusy(instance)) {
      return Optional.of("still " + instance.provisioningState().toLowerCase(Locale.ROOT));
    }
    if (instance.power() != PowerState.RUNNING) {
      return Optional.of("it is " + instance.power().name().toLowerCase(Locale.ROOT));
    }
    Optional<HandlerStatus> transitioning =
        instance.handlers().stream()
            .filter(h -> h.state() == HandlerStatus.State.TRANSITIONING)
            .findFirst();
    if (transitioning.isPresent()) {
      return Optional.of("extension " + transitioning.get().name() + " still transitioning");
    }
    if (!instance.agentReady()) {
      return Optional.of("its VM agent is not ready");
    }
    return instance
        .health()
        .filter(h -> h != Health.HEALTHY)
        .map(h -> "its health is " + h.name().toLowerCase(Locale.ROOT));
  }
}
