package io.github.fleetmaven.engine;

import io.github.fleetmaven.model.RollingUpgrade;
import java.time.Duration;
import java.util.Optional;

/** What the end of a rolling upgrade of Azure's means to the user. Pure. */
final class AzureEnd {

  private static final String AGAIN =
      "; run apply to go on: that starts Azure's rollout again, as any write of the model does,"
          + " whoever makes it";

  private AzureEnd() {}

  /**
   * Returns what went wrong; empty when it came to its end.
   *
   * @param standstill how long it may stand still
   */
  static Optional<String> failure(RollingUpgrade end, Duration standstill) {
    return switch (end.code()) {
      case COMPLETED -> Optional.empty();
      case CANCELLED -> Optional.of("Azure's rolling upgrade was cancelled" + counts(end) + AGAIN);
      case FAULTED ->
          Optional.of(
              "Azure's rolling upgrade ended Faulted"
                  + counts(end)
                  + end.error().map(e -> ": " + e).orElse("")
                  + "; mend the cause first"
                  + AGAIN);
      case ROLLING_FORWARD ->
          Optional.of(
              "Azure's rolling upgrade made no move for "
                  + standstill
                  + counts(end)
                  + " and may go on; fleet:status shows how far it is, fleet:abort cancels it, and"
                  + " the next fleet:apply picks it up");
    };
  }

  private static String counts(RollingUpgrade end) {
    return " (%d updated, %d failed, %d not reached)"
        .formatted(end.successful(), end.failed(), end.inProgress() + end.pending());
  }
}
