package io.github.fleetmaven.alibaba;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Values as ECS writes them. Pure. */
final class Fields {

  private static final int WITHOUT_SECONDS = "2017-12-10T04:04Z".length();

  private Fields() {}

  static String text(@Nullable String value) {
    return value == null ? "" : value;
  }

  /** Reads a time, with or without seconds; empty where there is none, or none that can be read. */
  static Optional<Instant> time(@Nullable String value) {
    if (value == null || value.isBlank()) {
      return Optional.empty();
    }
    String whole = value.length() == WITHOUT_SECONDS ? value.replace("Z", ":00Z") : value;
    try {
      return Optional.of(Instant.parse(whole));
    } catch (DateTimeException unreadable) {
      return Optional.empty();
    }
  }

  /** Reads output, which comes in Base64; what isn't Base64 is taken as it is. */
  static String decoded(@Nullable String output) {
    String given = text(output).strip();
    try {
      return new String(Base64.getDecoder().decode(given), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException plain) {
      return given;
    }
  }

  static String encoded(String content) {
    return Base64.getEncoder().encodeToString(content.getBytes(StandardCharsets.UTF_8));
  }
}
