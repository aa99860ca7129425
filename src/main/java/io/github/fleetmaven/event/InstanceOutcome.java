package io.github.fleetmaven.event;

/**
 * How one instance stands at the end of a run.
 *
 * @param id the instance
 * @param touched whether the run did something to it
 * @param detail why, for people; where it is current, how it came to that, or nothing; what had
 *     failed, when it was rolled back
 */
public record InstanceOutcome(String id, State state, boolean touched, String detail) {

  /** Returns the outcome of a run that went back. */
  InstanceOutcome rolledBack() {
    return touched && state == State.CURRENT
        ? new InstanceOutcome(id, State.ROLLED_BACK, true, detail)
        : this;
  }

  /** How an instance stands. */
  public enum State {
    /** It is what the pom says. */
    CURRENT("current"),
    /** It was touched, and failed. */
    FAILED("failed"),
    /** It was touched, and is again what it was before. */
    ROLLED_BACK("rolled back"),
    /** It was left out on purpose. */
    SKIPPED("skipped"),
    /** The run ended before its turn. */
    NOT_REACHED("not reached"),
    /** A rollout that Azure drives comes to it after the run, as the user wanted. */
    LEFT_TO_AZURE("left to Azure");

    private final String words;

    State(String words) {
      this.words = words;
    }

    /** Returns the state as reports write it. */
    public String words() {
      return words;
    }
  }
}
