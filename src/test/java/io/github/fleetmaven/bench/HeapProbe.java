package io.github.fleetmaven.bench;

import io.github.fleetmaven.event.RunEvent;
import io.github.fleetmaven.event.RunListener;
import java.time.Duration;

/**
 * Looks once at what the heap holds: when the last batch is under way and every thread waits, so
 * that no answer is just being read. Safe for use by several threads.
 */
final class HeapProbe implements RunListener {

  private final Workload workload;
  private boolean due;
  private long seen;
  private Duration took = Duration.ZERO;

  HeapProbe(Workload workload) {
    this.workload = workload;
  }

  @Override
  public synchronized void on(RunEvent event) {
    due |=
        event instanceof RunEvent.BatchStarted batch && batch.number() == workload.batchesPerSet();
  }

  /** Looks, if it is time. */
  synchronized void look() {
    if (due && seen == 0) {
      long start = System.nanoTime();
      seen = Heap.live();
      took = Duration.ofNanos(System.nanoTime() - start);
    }
  }

  /** Returns how many bytes were live. */
  synchronized long seen() {
    return seen;
  }

  /** Returns how long the look took. */
  synchronized Duration took() {
    return took;
  }
}
