package io.github.fleetmaven.engine;

import io.github.fleetmaven.cloud.Cloud;
import io.github.fleetmaven.event.RunEvent;
import io.github.fleetmaven.event.RunListener;
import io.github.fleetmaven.time.Time;
import java.time.Duration;
import java.time.Instant;

/**
 * What all parts of a run share. Safe for use by several threads, as its members are.
 *
 * @param cloud the cloud that is worked on
 * @param time by which the run waits
 * @param listener hears what happens
 */
record RunContext(Cloud cloud, Time time, RunListener listener) {

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
}
