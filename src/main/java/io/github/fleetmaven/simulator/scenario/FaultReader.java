package io.github.fleetmaven.simulator.scenario;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads an entry of a scenario's {@code faults}. Stateless. */
final class FaultReader {

  private static final int LEAST_STATUS = 100;

  private FaultReader() {}

  static Optional<Fault> read(Fields fields) {
    Optional<Fields> when = fields.below("when");
    if (when.isEmpty()) {
      fields.problem("needs a key when, with method and path, or with instance");
      return Optional.empty();
    }
    Optional<Fault> fault =
        when.get().any("instance").isPresent()
            ? ofInstance(fields, when.get())
            : Optional.of(ofRequest(fields, when.get()));
    fields.end();
    when.get().end();
    return fault;
  }

  private static Fault ofRequest(Fields fields, Fields when) {
    Fault.OfRequest fault =
        new Fault.OfRequest(
            when.text("method").map(method -> method.toUpperCase(Locale.ROOT)),
            when.text("path").flatMap(regex -> pattern(when, regex)),
            when.integer("nth", 1),
            fields.integer("times", 1),
            fields.below("respond").map(FaultReader::response),
            fields.oneOf("drop", "beforeEffect", "afterEffect").map(FaultReader::drop),
            fields.duration("delay").orElse(Duration.ZERO),
            fields.flag("withoutOperation", false));
    if (fault.method().isEmpty() && fault.path().isEmpty()) {
      when.problem("needs a method, a path or an instance");
    }
    if (fault.respond().isEmpty()
        && fault.drop().isEmpty()
        && fault.delay().isZero()
        && !fault.withoutOperation()) {
      fields.problem("does nothing: give it respond, drop, delay or withoutOperation");
    }
    return fault;
  }

  private static Optional<Fault> ofInstance(Fields fields, Fields when) {
    InstanceName instance = new InstanceName(when.text("instance").orElse(""));
    OptionalInt times = fields.integer("times", 1);
    if (when.oneOf("event", "upgraded").isPresent()) {
      Optional<String> health =
          fields.oneOf("health", "healthy", "unhealthy", "unknown", "initializing");
      Optional<Duration> lasts = fields.duration("lasts");
      if (health.isEmpty()) {
        fields.problem("needs a health");
      }
      return health.map(state -> new Fault.OfHealth(instance, state, lasts, times));
    }
    Optional<String> extension = when.text("extension");
    Optional<Integer> exitCode =
        fields.any("exitCode").filter(code -> code.isInt()).map(code -> code.intValue());
    if (exitCode.isEmpty()) {
      fields.problem("needs a number exitCode, or in when the event upgraded");
    }
    String message = fields.text("message").orElse("");
    return exitCode.map(code -> new Fault.OfHandler(instance, extension, code, message, times));
  }

  private static Response response(Fields fields) {
    OptionalInt status = fields.integer("status", LEAST_STATUS);
    if (status.isEmpty()) {
      fields.problem("needs a status");
    }
    Response response =
        new Response(
            status.orElse(LEAST_STATUS),
            fields.integer("retryAfter", 0),
            fields.text("code"),
            fields.text("message"),
            fields.text("body"));
    fields.end();
    return response;
  }

  private static Fault.Drop drop(String text) {
    return text.equals("beforeEffect") ? Fault.Drop.BEFORE_EFFECT : Fault.Drop.AFTER_EFFECT;
  }

  private static Optional<Pattern> pattern(Fields when, String regex) {
    try {
      return Optional.of(Pattern.compile(regex, Pattern.CASE_INSENSITIVE));
    } catch (PatternSyntaxException e) {
      when.problem("path", "is no regular expression: " + e.getDescription());
      return Optional.empty();
    }
  }
}
