package io.github.fleetmaven.mojo;

import java.util.Timer;
import java.util.TimerTask;

/** Does something over and over, on a thread of its own, until it is stopped. */
@FunctionalInterface
interface Ticker {

  /** Milliseconds between two ticks. */
  long PERIOD = 500;

  /** Twice a second: seconds are seen to pass, and nobody's machine gets warm. */
  Ticker TWICE_A_SECOND =
      task -> {
        Timer timer = new Timer("fleet-live", true);
        timer.schedule(
            new TimerTask() {
              @Override
              public void run() {
                task.run();
              }
            },
            PERIOD,
            PERIOD);
        return timer::cancel;
      };

  /**
   * Starts.
   *
   * @return stops it
   */
  Runnable start(Runnable task);
}
