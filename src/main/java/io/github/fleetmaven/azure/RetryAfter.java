package io.github.fleetmaven.azure;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** How long an answer asks to wait. Pure. */
final class RetryAfter {

  private RetryAfter() {}

  /**
   * Reads the wait from the headers of an answer.
   *
   * @param now against which a date is taken
   * @return never negative; empty when the answer doesn't say, or says it illegibly
   */
  static Optional<Duration> of(Answer answer, Instant now) {
    return answer
        .header("retry-after-ms")
        .or(() -> answer.header("x-ms-retry-after-ms"))
        .flatMap(RetryAfter::number)
        .map(Duration::ofMillis)
        .or(() -> answer.header("retry-after").flatMap(text -> secondsOrDate(text, now)));
  }

  private static Optional<Duration> secondsOrDate(String text, Instant now) {
    return number(text).map(Duration::ofSeconds).or(() -> date(text, now));
  }

  private static Optional<Long> number(String text) {
    String digits = text.strip();
    return digits.matches("\\d{1,9}") ? Optional.of(Long.valueOf(digits)) : Optional.empty();
  }

  private static Optional<Duration> date(String text, Instant now) {
    try {
      Instant until =
          ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Optional.of(until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
