package io.github.fleetmaven.simulator.scenario;

import java.time.Duration;

/**
 * How long something takes, in simulated time: always the same, or drawn anew each time.
 *
 * @param from the least
 * @param to the most
 */
public record Span(Duration from, Duration to) {

  /** Checks the order. */
  public Span {
    if (to.compareTo(from) < 0) {
      throw new IllegalArgumentException("a span can't end before it begins: " + from + ", " + to);
    }
  }

  /** Tells whether it has to be drawn. */
  public boolean drawn() {
    return !from.equals(to);
  }

  /**
   * Returns how long it is this time.
   *
   * @param luck from 0 up to, but not, 1
   */
  public Duration at(double luck) {
    return from.plusMillis((long) (luck * to.minus(from).toMillis()));
  }
}
