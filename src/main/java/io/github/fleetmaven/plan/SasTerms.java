package io.github.fleetmaven.plan;

import io.github.fleetmaven.model.ContentAccess;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/**
 * How long machines can read by a shared access signature (SAS), and when it is renewed. Pure.
 *
 * @param now the time of the plan
 * @param longest how long a rollout may take
 * @param reviewed until when new signatures hold, by the names of extensions, as a reviewed plan
 *     has it
 */
record SasTerms(Instant now, Duration longest, Map<String, Instant> reviewed) {

  private static final int NEAR = 3;

  /** Returns how long signatures hold by which an extension's files are read. */
  static Optional<Duration> validity(ResolvedExtension extension) {
    return extension
        .downloaded()
        .map(Delivery.FromPlace::access)
        .filter(ContentAccess.Sas.class::isInstance)
        .map(access -> ((ContentAccess.Sas) access).validity());
  }

  /** Returns until when a new signature holds. */
  Instant fresh(String extension, Duration validity) {
    return Optional.ofNullable(reviewed.get(extension))
        .orElseGet(() -> now.plus(validity).truncatedTo(ChronoUnit.MINUTES));
  }

  /** Tells whether a signature has to be renewed, since a rollout or a scale-out may outlast it. */
  boolean isNear(Instant end, Duration validity) {
    Duration left = Duration.between(now, end);
    return left.compareTo(validity.dividedBy(NEAR)) < 0 || left.compareTo(longest) < 0;
  }

  boolean isOver(Instant end) {
    return !end.isAfter(now);
  }

  /** Tells whether signatures end before a rollout has to. */
  boolean isTooShort(Duration validity) {
    return validity.compareTo(longest) <= 0;
  }

  /** Returns a time as people read it, as {@code 2026-12-01T10:00Z}. */
  static String text(Instant time) {
    return time.truncatedTo(ChronoUnit.MINUTES).toString().replaceFirst(":00Z$", "Z");
  }
}
