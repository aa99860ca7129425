package io.github.fleetmaven.simulator.throttle;

import java.time.Duration;

/**
 * A token bucket: full at first, and refilled evenly. Not safe for use by several threads: the
 * simulator's lock guards it.
 */
final class Bucket {

  private static final double NANOS = 1_000_000_000;

  private final int capacity;
  private final double perSecond;
  private double tokens;
  private Duration filledAt;

  /**
   * @param capacity how many tokens it holds
   * @param perSecond how many come back in a second
   * @param now how much simulated time has passed
   */
  Bucket(int capacity, double perSecond, Duration now) {
    this.capacity = capacity;
    this.perSecond = perSecond;
    this.tokens = capacity;
    this.filledAt = now;
  }

  /** Returns how long it takes until there is a token; no time when there is one. */
  Duration wait(Duration now) {
    fill(now);
    double missing = 1 - tokens;
    return missing <= 0 ? Duration.ZERO : Duration.ofNanos((long) (missing / perSecond * NANOS));
  }

  /** Takes a token; returns how many are left. */
  int take() {
    tokens -= 1;
    return (int) tokens;
  }

  int capacity() {
    return capacity;
  }

  private void fill(Duration now) {
    double passed = now.minus(filledAt).toNanos() / NANOS;
    tokens = Math.min(capacity, tokens + passed * perSecond);
    filledAt = now;
  }
}
