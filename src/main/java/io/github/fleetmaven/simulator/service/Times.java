package io.github.fleetmaven.simulator.service;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Moments as the service writes them. Stateless. */
public final class Times {

  private static final DateTimeFormatter FINE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSSxxx", Locale.ROOT);

  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);

  private Times() {}

  /** Returns a moment as the service itself notes it. */
  public static String text(Instant time) {
    return FINE.format(time.atOffset(ZoneOffset.UTC));
  }

  /** Returns a moment as agents note it: in seconds. */
  static String inSeconds(Instant time) {
    return SECONDS.format(time.atOffset(ZoneOffset.UTC));
  }
}
