package io.github.fleetmaven.bench;

import io.github.fleetmaven.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;

/**
 * A time for several threads that work side by side: it stands still while any of them works, and
 * moves on to the earliest end of a wait when all of them wait. So what a run takes by this clock
 * is what it would take were computing free, exactly, and not the sum of the threads' waits.
 *
 * <p>Safe for use by several threads.
 */
final class JointTime implements Time {

  /** Longer than any computing between two waits takes. */
  private static final Duration STUCK = Duration.ofMinutes(1);

  private final Runnable atStandstill;
  private final PriorityQueue<Instant> wakings = new PriorityQueue<>();
  private Instant now;
  private int workers;

  /**
   * @param workers how many threads work side by side from the first wait on
   * @param atStandstill is called whenever all of them wait, before the clock moves on
   */
  JointTime(Instant start, int workers, Runnable atStandstill) {
    this.atStandstill = atStandstill;
    this.now = start;
    this.workers = workers;
  }

  @Override
  public synchronized Instant now() {
    return now;
  }

  @Override
  public synchronized void sleep(Duration duration) throws InterruptedException {
    Instant end = now.plus(duration);
    if (!end.isAfter(now)) {
      return;
    }
    wakings.add(end);
    moveOn();
    while (now.isBefore(end)) {
      Instant before = now;
      wait(STUCK.toMillis());
      if (now.equals(before)) {
        throw new IllegalStateException(
            "%d of %d threads wait, and the others neither wait nor end"
                .formatted(wakings.size(), workers));
      }
    }
  }

  /** Says that one of the threads has done its work. */
  synchronized void leave() {
    workers--;
    moveOn();
  }

  private void moveOn() {
    if (wakings.isEmpty() || wakings.size() < workers) {
      return;
    }
    atStandstill.run();
    now = wakings.peek();
    wakings.removeIf(end -> !end.isAfter(now));
    notifyAll();
  }
}
