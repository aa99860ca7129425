package io.github.fleetmaven.simulator.fault;

import io.github.fleetmaven.simulator.store.Digests;
import java.nio.charset.StandardCharsets;

/**
 * What chance decides of one occasion. It follows from the seed, the fault, what the occasion is
 * about and how many there were before of that; so neither other occasions nor the speed of the
 * machine change it.
 *
 * @param of what it follows from
 */
record Luck(String of) {

  private static final int DIGITS = 13;
  private static final double RANGE = 1L << (4 * DIGITS);

  /** Returns a number from 0 up to, but not, 1: another one for each thing to decide. */
  double in(String what) {
    String digest = Digests.sha256((of + "/" + what).getBytes(StandardCharsets.UTF_8));
    return Long.parseLong(digest.substring(0, DIGITS), 16) / RANGE;
  }
}
