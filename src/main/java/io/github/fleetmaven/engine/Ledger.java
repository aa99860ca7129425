package io.github.fleetmaven.engine;

import io.github.fleetmaven.event.InstanceOutcome;
import io.github.fleetmaven.event.InstanceOutcome.State;
import io.github.fleetmaven.event.RunEvent;
import java.util.Map;

/** Keeps account of the instances of one target, and tells of each as it is entered. */
final class Ledger {

  private static final String GONE = "it was removed meanwhile";

  private final RunContext context;
  private final String target;
  private final int total;
  private final Map<String, InstanceOutcome> outcomes;

  /**
   * Opens a ledger.
   *
   * @param total how many instances are to be touched
   * @param outcomes what it writes to
   */
  Ledger(RunContext context, String target, int total, Map<String, InstanceOutcome> outcomes) {
    this.context = context;
    this.target = target;
    this.total = total;
    this.outcomes = outcomes;
  }

  /** Returns how many instances were touched so far. */
  int touched() {
    return (int) outcomes.values().stream().filter(InstanceOutcome::touched).count();
  }

  /** Returns how many instances are to be touched. */
  int total() {
    return total;
  }

  /** Enters the end of a batch. */
  void record(BatchResult result) {
    for (String id : result.back().stream().sorted().toList()) {
      enter(id, State.CURRENT, true, "");
      context.tell(new RunEvent.InstanceUpdated(target, id, touched(), total));
    }
    result.gone().forEach(id -> skip(id, GONE, true));
    result
        .failed()
        .forEach(
            (id, why) -> {
              enter(id, State.FAILED, true, why);
              context.tell(new RunEvent.InstanceFailed(target, id, why));
            });
  }

  /** Enters an instance that is left out. */
  void skip(String id, String why, boolean touched) {
    enter(id, State.SKIPPED, touched, why);
    context.tell(new RunEvent.InstanceSkipped(target, id, why));
  }

  private void enter(String id, State state, boolean touched, String detail) {
    outcomes.put(id, new InstanceOutcome(id, state, touched, detail));
  }
}
