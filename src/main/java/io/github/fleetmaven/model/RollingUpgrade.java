package io.github.fleetmaven.model;

import java.time.Instant;
import java.util.Optional;

/**
 * The last rolling upgrade of a scale set, as the cloud tells of it.
 *
 * @param code how it stands
 * @param startTime when it began
 * @param successful how many instances were upgraded
 * @param failed how many failed
 * @param inProgress how many are being upgraded
 * @param pending how many wait
 * @param error what ended it, with the vendor's code and message
 */
public record RollingUpgrade(
    Code code,
    Instant startTime,
    int successful,
    int failed,
    int inProgress,
    int pending,
    Optional<String> error) {

  /** Tells whether it goes on. */
  public boolean isRunning() {
    return code == Code.ROLLING_FORWARD;
  }

  /** Returns how many instances it has to do with. */
  public int total() {
    return successful + failed + inProgress + pending;
  }

  /** How a rolling upgrade stands. */
  public enum Code {
    ROLLING_FORWARD("RollingForward"),
    CANCELLED("Cancelled"),
    COMPLETED("Completed"),
    FAULTED("Faulted");

    private final String word;

    Code(String word) {
      this.word = word;
    }

    /** Returns the word as Azure writes it. */
    public String word() {
      return word;
    }
  }
}
