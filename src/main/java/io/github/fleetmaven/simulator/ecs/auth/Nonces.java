package io.github.fleetmaven.simulator.ecs.auth;

import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The nonces that were seen, for as long as a request with one could be sent again. Guarded by the
 * simulator's lock.
 */
final class Nonces {

  private final Map<String, Instant> seen = new LinkedHashMap<>();

  /**
   * Takes note of a nonce.
   *
   * @param forgotten when those are from that are forgotten
   * @return whether it is new
   */
  boolean add(String nonce, Instant now, Instant forgotten) {
    Iterator<Instant> oldest = seen.values().iterator();
    while (oldest.hasNext() && oldest.next().isBefore(forgotten)) {
      oldest.remove();
    }
    return seen.putIfAbsent(nonce, now) == null;
  }
}
