package io.github.fleetmaven.simulator.store;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What is kept of a shared access signature: all but the signature itself, which isn't checked.
 *
 * @param expires until when it is valid, as it says; empty when it doesn't
 * @param permissions what it allows, as {@code r}
 * @param signed whether there is a signature at all
 */
public record Signature(String expires, String permissions, boolean signed) {

  /** Reads the query of an address; empty when it has nothing of a signature. */
  public static Optional<Signature> ofQuery(Map<String, String> query) {
    return query.containsKey("sig") || query.containsKey("se")
        ? Optional.of(
            new Signature(
                query.getOrDefault("se", ""),
                query.getOrDefault("sp", ""),
                !query.getOrDefault("sig", "").isEmpty()))
        : Optional.empty();
  }

  /** Reads the query of an address as text, with or without its question mark. */
  public static Optional<Signature> ofText(String query) {
    Map<String, String> parameters = new HashMap<>();
    for (String parameter : query.replaceFirst("^\\?", "").split("&", -1)) {
      int equals = parameter.indexOf('=');
      if (equals > 0) {
        parameters.put(
            parameter.substring(0, equals).toLowerCase(Locale.ROOT),
            decode(parameter.substring(equals + 1)));
      }
    }
    return ofQuery(parameters);
  }

  /** Returns when it ends; empty when it doesn't say. */
  public Optional<Instant> expiry() {
    try {
      return Optional.of(
          expires.length() == 10
              ? LocalDate.parse(expires).atStartOfDay().toInstant(ZoneOffset.UTC)
              : OffsetDateTime.parse(expires).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return text;
    }
  }
}
