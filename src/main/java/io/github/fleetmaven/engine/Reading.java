package io.github.fleetmaven.engine;

import io.github.fleetmaven.model.ObservedInstance;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How old the reading is that a plan was made from. Targets queue, leases and writes wait for
 * others; a first batch that was chosen by what was true before all that may overdraw the budget.
 *
 * @param since on the run's own clock; the instances were read then or later
 */
record Reading(Instant since) {

  private static final Duration OLD = Duration.ofMinutes(1);

  /** Returns the members as they are now where what is known of them is old, else as known. */
  List<ObservedInstance> freshened(
      RunContext context, List<ObservedInstance> known, Members members) {
    return context.since(since).compareTo(OLD) > 0 ? members.read() : known;
  }
}
