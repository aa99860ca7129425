package io.github.fleetmaven.engine;

import io.github.fleetmaven.model.ObservedInstance;
import java.util.Locale;
import java.util.Optional;

/** Why an instance is left out of a rollout. Pure. */
final class Skips {

  private Skips() {}

  static Optional<String> reason(ObservedInstance instance) {
    if (instance.protectedFromScaleSetActions()) {
      return Optional.of("it is protected from scale set actions");
    }
    return switch (instance.power()) {
      case STOPPED, STOPPING, DEALLOCATED, DEALLOCATING ->
          Optional.of("it is " + instance.power().name().toLowerCase(Locale.ROOT));
      case RUNNING, STARTING, UNKNOWN -> Optional.empty();
    };
  }
}
