package io.github.fleetmaven.time;

import java.time.Duration;
import java.time.Instant;

/**
 * The clock and the sleeper of a run: the only way in which this plugin learns the time or waits.
 *
 * <p>Implementations are safe for use by several threads.
 */
public interface Time {

  /** Returns the present instant. */
  Instant now();

  /**
   * Waits.
   *
   * @param duration how long; zero or less returns at once
   * @throws InterruptedException when the thread is interrupted while it waits
   */
  void sleep(Duration duration) throws InterruptedException;

  /** Returns the time of the machine. */
  static Time system() {
    return SystemTime.INSTANCE;
  }
}
