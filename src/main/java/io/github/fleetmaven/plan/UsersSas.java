package io.github.fleetmaven.plan;

import io.github.fleetmaven.diag.Diagnostics;
import io.github.fleetmaven.model.DesiredExtension;
import io.github.fleetmaven.model.SharedAccessSignature;
import io.github.fleetmaven.model.Value;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Warns of shared access signatures that a user wrote into the pom, by the date they end. */
final class UsersSas {

  private static final Pattern END = Pattern.compile("(?i)(?:^|[&;6])se=([^&]+)");
  private static final Duration SOON = Duration.ofDays(30);

  private final Instant now;
  private final String where;
  private final Diagnostics diagnostics;

  UsersSas(Instant now, String where, Diagnostics diagnostics) {
    this.now = now;
    this.where = where;
    this.diagnostics = diagnostics;
  }

  void check(DesiredExtension extension) {
    extension.script().ifPresent(s -> s.fileUris().forEach(uri -> check("fileUris", uri)));
    extension.script().flatMap(s -> s.command()).ifPresent(command -> check("command", command));
    extension.settings().ifPresent(s -> check("settings", s));
    extension.protectedSettings().ifPresent(s -> check("protectedSettings", s));
  }

  private void check(String path, Value value) {
    if (value instanceof Value.Str text) {
      check(path, text.text());
    } else if (value instanceof Value.Arr array) {
      array.items().forEach(item -> check(path, item));
    } else if (value instanceof Value.Obj object) {
      object.members().forEach((key, member) -> check(path + "/" + key, member));
    }
  }

  private void check(String path, String text) {
    for (SharedAccessSignature signature : SharedAccessSignature.in(text)) {
      Matcher end = END.matcher(signature.query());
      if (end.find()) {
        time(end.group(1)).ifPresent(time -> check(path, time));
      }
    }
  }

  private void check(String path, Instant end) {
    if (!end.isAfter(now)) {
      diagnostics.error(
          where + "/" + path,
          "the SAS in it ended on " + SasTerms.text(end),
          "make a new one, or let the plugin deliver the files: <files> and <content>");
    } else if (end.isBefore(now.plus(SOON))) {
      diagnostics.warning(
          where + "/" + path,
          "the SAS in it ends on " + SasTerms.text(end) + "; who is added later can't read by it",
          "make a new one before then, or let the plugin deliver the files: <files> and <content>");
    }
  }

  /** A day, minutes or seconds, as Azure takes them. */
  private static Optional<Instant> time(String text) {
    String time = URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    try {
      return Optional.of(
          time.contains("T")
              ? OffsetDateTime.parse(time).toInstant()
              : LocalDate.parse(time).atStartOfDay(ZoneOffset.UTC).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
