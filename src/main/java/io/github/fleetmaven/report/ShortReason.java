package io.github.fleetmaven.report;

import io.github.fleetmaven.event.InstanceOutcome;
import io.github.fleetmaven.event.InstanceOutcome.State;
import io.github.fleetmaven.event.TargetOutcome;

/** Why a target is not what the pom says, in one short sentence. Pure. */
public final class ShortReason {

  private static final int LONGEST = 200;

  private ShortReason() {}

  /**
   * Returns what ended the work on the target, else how many of its instances failed, and which.
   */
  public static String of(TargetOutcome outcome) {
    return outcome
        .failure()
        .map(Words::brief)
        .map(why -> why.length() > LONGEST ? why.substring(0, LONGEST) + "…" : why)
        .orElseGet(() -> counts(outcome));
  }

  private static String counts(TargetOutcome outcome) {
    long failed = outcome.count(State.FAILED);
    if (failed == 0) {
      return "not all instances are as declared";
    }
    return "%d of %s failed (%s)"
        .formatted(
            failed,
            Words.count(outcome.instances().size(), "instance"),
            Words.list(
                outcome.instances().stream()
                    .filter(i -> i.state() == State.FAILED)
                    .map(InstanceOutcome::id)
                    .toList()));
  }
}
