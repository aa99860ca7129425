package io.github.fleetmaven.engine;

import io.github.fleetmaven.event.InstanceOutcome;
import io.github.fleetmaven.event.InstanceOutcome.State;
import io.github.fleetmaven.event.RunEvent;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** Keeps account of the instances of one target, and tells of each as it is entered. */
final class Ledger {

  private static final String GONE = "it was removed meanwhile";
  private static final String ABANDONED = "its update had begun, and was not seen to end";

  private final RunContext context;
  private final String target;
  private final Set<String> followed;
  private final Map<String, InstanceOutcome> outcomes;
  private int total;
  private int done;

  /**
   * Opens a ledger.
   *
   * @param total how many instances are to be touched or followed
   * @param followed those of them that are waited for and not touched
   * @param outcomes what it writes to
   */
  Ledger(
      RunContext context,
      String target,
      int total,
      Set<String> followed,
      Map<String, InstanceOutcome> outcomes) {
    this.context = context;
    this.target = target;
    this.total = total;
    this.followed = Set.copyOf(followed);
    this.outcomes = outcomes;
  }

  /** Returns how many instances are done with so far, those that were left out aside. */
  int done() {
    return done;
  }

  /** Returns how many instances there are to do, those that were left out aside. */
  int total() {
    return total;
  }

  /** Enters the end of a batch. */
  void record(BatchResult result) {
    for (String id : sorted(result.back())) {
      enter(id, State.CURRENT, "");
      done++;
      context.tell(new RunEvent.InstanceUpdated(target, id, done, total));
    }
    for (String id : sorted(result.gone())) {
      enter(id, State.SKIPPED, GONE);
      done++;
      context.tell(new RunEvent.InstanceSkipped(target, id, GONE));
    }
    for (String id : sorted(result.failed().keySet())) {
      String why = result.failed().getOrDefault(id, "");
      enter(id, State.FAILED, why);
      done++;
      context.tell(new RunEvent.InstanceFailed(target, id, why));
    }
  }

  /** Enters that an instance that was updated has failed after all. */
  void relapse(String id, String why) {
    enter(id, State.FAILED, why);
    context.tell(new RunEvent.InstanceFailed(target, id, why));
  }

  /**
   * Tells that a batch has ended, whose end was entered.
   *
   * @param took from its beginning
   */
  void tellEnd(String wave, int number, BatchResult result, Duration took) {
    context.tell(
        new RunEvent.BatchFinished(
            target,
            wave,
            number,
            result.back().size(),
            result.failed().size(),
            result.gone().size(),
            done,
            total,
            took));
  }

  /** Enters an instance that is left out untouched. */
  void skip(String id, String why) {
    outcomes.put(id, new InstanceOutcome(id, State.SKIPPED, false, why));
    total--;
    context.tell(new RunEvent.InstanceSkipped(target, id, why));
  }

  /** Enters an instance that was removed before its turn. */
  void skipRemoved(String id) {
    skip(id, GONE);
  }

  /** Enters those of a batch that ended early of which nothing is known. */
  void abandon(Set<String> ids) {
    for (String id : sorted(ids)) {
      if (!outcomes.containsKey(id)) {
        enter(id, State.FAILED, ABANDONED);
        done++;
        context.tell(new RunEvent.InstanceFailed(target, id, ABANDONED));
      }
    }
  }

  private void enter(String id, State state, String detail) {
    outcomes.put(id, new InstanceOutcome(id, state, !followed.contains(id), detail));
  }

  private static Collection<String> sorted(Set<String> ids) {
    return ids.stream().sorted().toList();
  }
}
