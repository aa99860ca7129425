package io.github.fleetmaven.engine;

import io.github.fleetmaven.cloud.Cloud;
import io.github.fleetmaven.event.RunEvent;
import io.github.fleetmaven.event.RunListener;
import io.github.fleetmaven.rollout.Lease;
import io.github.fleetmaven.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * What all parts of a run share. Safe for use by several threads, as its members are.
 *
 * @param cloud the cloud that is worked on
 * @param time by which the run waits
 * @param listener hears what happens
 * @param identity who the run is
 * @param stop whether the user wants it to end
 */
record RunContext(
    Cloud cloud, Time time, RunListener listener, RunIdentity identity, StopRequest stop) {

  private static final Duration SLICE = Duration.ofSeconds(5);

  /**
   * Returns what is shared by those who only read: they hold nothing, so that nobody asks who they
   * are.
   */
  static RunContext ofReading(Cloud cloud, Time time, RunListener listener) {
    Lease.Holder reader =
        new Lease.Holder("reader", 0, Instant.EPOCH, "none", UUID.randomUUID().toString());
    return new RunContext(
        cloud, time, listener, new RunIdentity(reader, other -> false, false), new StopRequest());
  }

  void tell(RunEvent event) {
    listener.on(event);
  }

  Instant now() {
    return time.now();
  }

  Duration since(Instant start) {
    return Duration.between(start, time.now());
  }

  /**
   * Waits.
   *
   * @throws RunInterruptedException when the thread is interrupted
   */
  void sleep(Duration duration) {
    try {
      time.sleep(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RunInterruptedException(e);
    }
  }

  /**
   * Waits where nothing is under way, so that a user who wants an end needn't wait too.
   *
   * @throws RunInterruptedException when the thread is interrupted
   */
  void rest(Duration duration) {
    Instant end = now().plus(duration);
    while (!stop.isMade() && now().isBefore(end)) {
      Duration left = Duration.between(now(), end);
      sleep(left.compareTo(SLICE) < 0 ? left : SLICE);
    }
  }
}
