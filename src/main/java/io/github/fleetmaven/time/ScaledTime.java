package io.github.fleetmaven.time;

import java.time.Duration;
import java.time.Instant;

/**
 * A time that runs faster than another one: a rehearsal waits an hour in six seconds when the
 * factor is 600. Immutable.
 */
public final class ScaledTime implements Time {

  private final Time base;
  private final double factor;
  private final Instant origin;

  /**
   * @param base the time that passes in truth
   * @param factor how many times faster this one runs; above 0
   */
  public ScaledTime(Time base, double factor) {
    if (!(factor > 0)) {
      throw new IllegalArgumentException("a time scale must be above 0, not " + factor);
    }
    this.base = base;
    this.factor = factor;
    this.origin = base.now();
  }

  @Override
  public Instant now() {
    Duration passed = Duration.between(origin, base.now());
    return origin.plusNanos((long) (passed.toNanos() * factor));
  }

  @Override
  public void sleep(Duration duration) throws InterruptedException {
    base.sleep(Duration.ofNanos((long) (duration.toNanos() / factor)));
  }
}
