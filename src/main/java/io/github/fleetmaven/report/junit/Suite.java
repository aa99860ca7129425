package io.github.fleetmaven.report.junit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The results of one target, as a test suite.
 *
 * @param name the target
 * @param started when the run began
 * @param took how long it took, in the run's own time
 * @param output what was changed, for people
 */
record Suite(String name, Instant started, Duration took, List<Case> cases, String output) {

  Suite {
    cases = List.copyOf(cases);
  }

  /** Returns how many cases ended in such a way. */
  long count(Class<? extends Verdict> kind) {
    return cases.stream().filter(c -> kind.isInstance(c.verdict())).count();
  }

  /**
   * The results of one instance, or of the target as a whole, as a test case.
   *
   * @param took from the beginning of its batch to its end; zero where it was in none
   * @param output what was to be done to it, for people; may be empty
   */
  record Case(String name, Duration took, Verdict verdict, String output) {}

  /** How a case ended. */
  sealed interface Verdict {

    /** All is well. */
    record Passed() implements Verdict {}

    /**
     * Something failed.
     *
     * @param message why, on one line
     * @param detail why, in full
     */
    record Failed(String message, String detail) implements Verdict {}

    /**
     * The work itself could not go on.
     *
     * @param message why, on one line
     * @param detail why, in full
     */
    record Broken(String message, String detail) implements Verdict {}

    /**
     * Nothing was done.
     *
     * @param message why, on one line
     */
    record Skipped(String message) implements Verdict {}
  }
}
