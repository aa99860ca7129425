package io.github.fleetmaven.simulator.throttle;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Whether a call is taken. */
public sealed interface Verdict {

  /**
   * It is.
   *
   * @param headers how many more would be
   */
  record Taken(Map<String, String> headers) implements Verdict {}

  /**
   * It isn't: there were too many.
   *
   * @param policy what they count for
   * @param allowed how many may come at once
   * @param after how long one would be taken again, in simulated time
   * @param ofResourceManager whether it is the Resource Manager that says so, and not the compute
   *     service
   */
  record TooMany(String policy, int allowed, Duration after, boolean ofResourceManager)
      implements Verdict {}

  /** What nobody counts. */
  Verdict UNCOUNTED = new Taken(Map.of());

  /** Returns the seconds of a Retry-After. */
  static long seconds(Duration wait) {
    return Math.max(1, wait.plusMillis(999).toSeconds());
  }

  /** Returns a list as the remaining-calls header has it. */
  static String joined(List<String> remainders) {
    return String.join(",", remainders);
  }
}
