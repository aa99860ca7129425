package io.github.fleetmaven.time;

import java.time.Duration;
import java.time.Instant;

/**
 * A time that is driven by hand, for tests and dry runs: sleeping returns at once and moves the
 * clock on by the time slept.
 *
 * <p>Safe for use by several threads.
 */
public final class ManualTime implements Time {

  private Instant now;

  /**
   * @param start where the clock starts
   */
  public ManualTime(Instant start) {
    this.now = start;
  }

  @Override
  public synchronized Instant now() {
    return now;
  }

  /** Moves the clock on. */
  public synchronized void advance(Duration duration) {
    now = now.plus(duration);
  }

  @Override
  public void sleep(Duration duration) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted before a wait of " + duration);
    }
    if (!duration.isNegative()) {
      advance(duration);
    }
  }
}
