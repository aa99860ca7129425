package io.github.fleetmaven.engine;

import java.time.Duration;
import java.util.Optional;

/**
 * How often to ask when a cloud doesn't say: after a tenth of the time that has passed, so that
 * waiting adds at most a tenth to what the cloud takes, within bounds that spare its rate limits.
 */
final class Pacing {

  /** However soon a cloud may be asked again, it is asked no more often than this. */
  static final Duration SHORTEST_AT_ALL = Duration.ofMillis(500);

  /** As close as commands to many instances are followed. */
  private static final Duration CLOSEST = Duration.ofSeconds(2);

  static final Duration SHORTEST = Duration.ofSeconds(3);
  static final Duration LONGEST = Duration.ofSeconds(30);

  private Pacing() {}

  /** Returns how long to wait where a cloud may say it, and never longer than is left. */
  static Duration asked(Optional<Duration> retryAfter, Duration passed, Duration timeout) {
    Duration asked = retryAfter.orElseGet(() -> after(passed));
    Duration wait = asked.isZero() ? SHORTEST_AT_ALL : asked;
    Duration left = timeout.minus(passed);
    return wait.compareTo(left) < 0 ? wait : left;
  }

  /**
   * Returns how long to wait where one cheap call asks for many at once, each batch consists of
   * several such waits, and what is waited for takes seconds to minutes.
   */
  static Duration closely(Duration passed) {
    Duration twentieth = passed.dividedBy(20);
    if (twentieth.compareTo(CLOSEST) < 0) {
      return CLOSEST;
    }
    return twentieth.compareTo(LONGEST) > 0 ? LONGEST : twentieth;
  }

  static Duration after(Duration passed) {
    Duration tenth = passed.dividedBy(10);
    if (tenth.compareTo(SHORTEST) < 0) {
      return SHORTEST;
    }
    return tenth.compareTo(LONGEST) > 0 ? LONGEST : tenth;
  }
}
