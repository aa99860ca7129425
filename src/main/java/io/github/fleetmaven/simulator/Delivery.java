package io.github.fleetmaven.simulator;

import java.time.Duration;

/**
 * How an answer reaches its client, in true time.
 *
 * @param delay how long it takes to begin
 * @param body how long its body takes
 * @param cut whether the connection is cut in the middle of the body
 */
record Delivery(Duration delay, Duration body, boolean cut) {

  /** At once and whole. */
  static final Delivery PLAIN = new Delivery(Duration.ZERO, Duration.ZERO, false);
}
