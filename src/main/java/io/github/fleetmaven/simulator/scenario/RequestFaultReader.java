package io.github.fleetmaven.simulator.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads faults of requests. Stateless. */
final class RequestFaultReader {

  private static final int LEAST_STATUS = 200;
  private static final int MOST_STATUS = 599;

  private RequestFaultReader() {}

  static Optional<Fault> read(Fields fields, Fields when) {
    fields.misplaced(MachineFaultReader.EFFECTS, "goes with an instance, not with a request");
    RequestMatch match =
        new RequestMatch(
            when.oneOf("method", "GET", "HEAD", "PUT", "PATCH", "POST", "DELETE"),
            when.text("path").flatMap(regex -> pattern(when, "path", regex)),
            when.text("query").flatMap(regex -> pattern(when, "query", regex)));
    if (match.method().isEmpty() && match.path().isEmpty() && match.query().isEmpty()) {
      when.problem("needs a method, a path or an instance");
    }
    List<RequestEffect> effects = effects(fields);
    if (effects.isEmpty()) {
      fields.problem(
          "does nothing: give it respond, drop, delay, slowBody, withoutOperation or operation");
    }
    Occurrence occurrence = OccurrenceReader.read(fields, when);
    return Optional.of(new Fault.OfRequest(occurrence, match, effects));
  }

  private static List<RequestEffect> effects(Fields fields) {
    List<RequestEffect> effects = new ArrayList<>();
    fields.below("respond").map(RequestFaultReader::response).ifPresent(effects::add);
    Optional<RequestEffect.Drop> drop =
        fields
            .oneOf("drop", "beforeEffect", "afterEffect", "midBody")
            .map(RequestFaultReader::drop);
    drop.ifPresent(effects::add);
    fields.span("delay").map(RequestEffect.Delay::new).ifPresent(effects::add);
    fields.span("slowBody").map(RequestEffect.SlowBody::new).ifPresent(effects::add);
    if (fields.flag("withoutOperation", false)) {
      effects.add(new RequestEffect.WithoutOperation());
    }
    fields.below("operation").flatMap(OperationFaultReader::read).ifPresent(effects::add);
    if (fields.any("respond").isPresent()) {
      String why = "can't go together with respond: the service sees nothing of the request";
      fields.misplaced(List.of("withoutOperation", "operation"), why);
      if (drop.isPresent() && drop.get() != RequestEffect.Drop.MID_BODY) {
        fields.problem("drop", "can't go together with respond: nothing of it would arrive");
      }
    }
    drop.ifPresent(cut -> checkCut(fields, cut));
    return effects;
  }

  private static void checkCut(Fields fields, RequestEffect.Drop cut) {
    String why = "can't go together with drop: nothing of the answer arrives";
    switch (cut) {
      case BEFORE_EFFECT ->
          fields.misplaced(List.of("slowBody", "withoutOperation", "operation"), why);
      case AFTER_EFFECT -> fields.misplaced(List.of("slowBody", "withoutOperation"), why);
      case MID_BODY -> {
        // Its headers arrive, and the half of its body can be slow.
      }
    }
  }

  private static RequestEffect response(Fields fields) {
    OptionalInt status = fields.integer("status", LEAST_STATUS);
    if (status.isEmpty()) {
      fields.problem("needs a status");
    } else if (status.getAsInt() > MOST_STATUS) {
      fields.problem("status", "must be at most " + MOST_STATUS + ", not " + status.getAsInt());
    }
    Response response =
        new Response(
            status.orElse(LEAST_STATUS),
            fields.integer("retryAfter", 0),
            fields.text("code"),
            fields.text("message"),
            fields.text("body"));
    if (response.body().isPresent()) {
      fields.misplaced(List.of("code", "message"), "can't go together with body");
    }
    fields.end();
    return new RequestEffect.Respond(response);
  }

  private static RequestEffect.Drop drop(String text) {
    return switch (text) {
      case "beforeEffect" -> RequestEffect.Drop.BEFORE_EFFECT;
      case "afterEffect" -> RequestEffect.Drop.AFTER_EFFECT;
      default -> RequestEffect.Drop.MID_BODY;
    };
  }

  private static Optional<Pattern> pattern(Fields when, String key, String regex) {
    try {
      return Optional.of(Pattern.compile(regex, Pattern.CASE_INSENSITIVE));
    } catch (PatternSyntaxException e) {
      when.problem(key, "is no regular expression: " + e.getDescription());
      return Optional.empty();
    }
  }
}
