package io.github.fleetmaven.cloud;

import java.time.Duration;

/** Hears that a request waits before it is sent, or sent again. Called on the waiting thread. */
@FunctionalInterface
public interface WaitListener {

  /** A listener that doesn't care. */
  WaitListener NONE = (duration, why) -> {};

  /**
   * A wait begins.
   *
   * @param duration how long it will last
   * @param why for people: {@code Azure is busy (HTTP 429): read the model of myVMSS}
   */
  void waiting(Duration duration, String why);
}
