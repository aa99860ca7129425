package io.github.fleetmaven.plan.status;

import io.github.fleetmaven.model.ObservedTarget.EcsMember;
import io.github.fleetmaven.model.ecs.DriverReading;
import java.time.Instant;
import java.util.Optional;

/**
 * How an instance of ECS stands, beside what every instance has.
 *
 * @param observed what the cloud and the instance itself say
 * @param requiredVersion what the pom asks for
 * @param restartPending whether it was updated, and Windows still has the old driver loaded
 */
public record EcsStatus(EcsMember observed, int requiredVersion, boolean restartPending) {

  /** Returns the last number of its driver's version. */
  public Optional<Integer> version() {
    return known().map(DriverReading.Known::version);
  }

  /** Returns its driver's whole version, as {@code 100.83.104.58017}. */
  public Optional<String> productVersion() {
    return known().map(DriverReading.Known::productVersion);
  }

  /** Returns when it was booted last, by its own clock, in UTC. */
  public Optional<Instant> lastRestart() {
    return known().map(DriverReading.Known::bootTime);
  }

  private Optional<DriverReading.Known> known() {
    return observed.driver() instanceof DriverReading.Known known
        ? Optional.of(known)
        : Optional.empty();
  }
}
