package io.github.fleetmaven.simulator.scenario;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How often and when a fault happens, of all the occasions that it is meant for. All that it says
 * has to hold.
 *
 * @param nth only at that occasion, from 1
 * @param every only at each so-manieth occasion
 * @param probability with which likelihood, above 0 and up to 1
 * @param after not before so much simulated time has passed since the start
 * @param until not when so much has passed
 * @param during only while that goes on
 * @param times how often at most
 */
public record Occurrence(
    OptionalInt nth,
    OptionalInt every,
    double probability,
    Optional<Duration> after,
    Optional<Duration> until,
    Optional<Phase> during,
    OptionalInt times) {

  /** Tells whether the occasions have to be counted. */
  public boolean counts() {
    return nth.isPresent() || every.isPresent();
  }

  /** Tells whether it depends on chance. */
  public boolean drawn() {
    return probability < 1;
  }

  /** Tells whether it happens at every occasion for ever. */
  public boolean always() {
    return !counts()
        && !drawn()
        && after.isEmpty()
        && until.isEmpty()
        && during.isEmpty()
        && times.isEmpty();
  }
}
