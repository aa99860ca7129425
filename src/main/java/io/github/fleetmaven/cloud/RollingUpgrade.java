package io.github.fleetmaven.cloud;

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

  /** How a rolling upgrade stands. */
  public enum Code {
    ROLLING_FORWARD,
    CANCELLED,
    COMPLETED,
    FAULTED
  }
}
