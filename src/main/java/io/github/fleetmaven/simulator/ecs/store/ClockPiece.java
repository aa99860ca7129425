package io.github.fleetmaven.simulator.ecs.store;

import java.time.Duration;
import java.time.Instant;

/**
 * How fast the simulated clock runs from some moment on.
 *
 * @param wall that moment by the true time
 * @param shown that moment by the simulated clock
 * @param scale how many times faster it runs
 */
public record ClockPiece(Instant wall, Instant shown, double scale) {

  /**
   * Returns what the simulated clock shows at a true time. What was before it ran is as far back in
   * both.
   */
  public Instant at(Instant moment) {
    Duration since = Duration.between(wall, moment);
    return since.isNegative()
        ? shown.plus(since)
        : shown.plusNanos((long) (since.toNanos() * scale));
  }
}
