package io.github.fleetmaven.simulator.fault;

import io.github.fleetmaven.simulator.scenario.Fault;
import io.github.fleetmaven.simulator.scenario.Occurrence;
import io.github.fleetmaven.simulator.scenario.Timing;
import io.github.fleetmaven.simulator.store.Digests;
import io.github.fleetmaven.simulator.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides whether a fault happens at an occasion, and counts in the store, so that another process
 * goes on counting. Not safe for use by several threads: the simulator's lock guards it.
 */
final class Chances {

  private final Store store;
  private final Timing timing;
  private final Phases phases;

  Chances(Store store, Timing timing) {
    this.store = store;
    this.timing = timing;
    this.phases = new Phases(store);
  }

  /**
   * Counts an occasion for a fault; returns the fault if it would happen now. It does once it's
   * {@link #spent}.
   *
   * @param index which one of the scenario it is
   * @param about what the occasion is about
   */
  <F extends Fault> Optional<Hit<F>> of(F fault, int index, String about, Instant now) {
    Occurrence occurrence = fault.occurrence();
    if (!on(occurrence, now) || !due(occurrence, index)) {
      return Optional.empty();
    }
    Luck luck = new Luck(fault.drawn() ? occasion(index, about) : "");
    boolean lucky = !occurrence.drawn() || luck.in("happens") < occurrence.probability();
    return lucky && left(occurrence, index)
        ? Optional.of(new Hit<>(fault, index, luck))
        : Optional.empty();
  }

  /** Counts that a fault happens. */
  void spent(Hit<?> hit) {
    store.next(counter(hit.index()));
  }

  /** Returns how often a fault has happened. */
  long happened(int index) {
    return store.count(counter(index));
  }

  private boolean on(Occurrence occurrence, Instant now) {
    return occurrence.after().map(after -> !now.isBefore(at(after))).orElse(true)
        && occurrence.until().map(until -> now.isBefore(at(until))).orElse(true)
        && occurrence.during().map(phases::goesOn).orElse(true);
  }

  private Instant at(Duration sinceStart) {
    return store.begun().plus(timing.real(sinceStart));
  }

  private boolean due(Occurrence occurrence, int index) {
    if (!occurrence.counts()) {
      return true;
    }
    long seen = store.next("fault-seen/" + index);
    return occurrence.nth().isPresent()
        ? occurrence.nth().getAsInt() == seen
        : seen % occurrence.every().orElse(1) == 0;
  }

  private boolean left(Occurrence occurrence, int index) {
    return occurrence.times().isEmpty() || happened(index) < occurrence.times().getAsInt();
  }

  private String occasion(int index, String about) {
    String counter = "fault-drawn/" + index + "/" + Digests.brief(about);
    return store.seed() + "/" + counter + "/" + store.next(counter);
  }

  private static String counter(int index) {
    return "fault-spent/" + index;
  }
}
