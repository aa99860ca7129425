package io.github.fleetmaven.engine;

import io.github.fleetmaven.azure.LocalTransport;
import io.github.fleetmaven.azure.LocalTransport.Answer;
import io.github.fleetmaven.azure.LocalTransport.Request;
import java.io.IOException;
import java.net.SocketException;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;

/** What can go wrong with one request. */
enum Mishap {
  THROTTLED_FOR_A_TIME(
      any(), (r, s, n) -> error(429, Map.of("Retry-After", "40"), "TooManyRequests")),
  THROTTLED(any(), (r, s, n) -> error(429, Map.of(), "OperationNotAllowed")),
  CONFLICT(writes(), (r, s, n) -> error(409, Map.of(), "Conflict")),
  CHANGED_SINCE(conditional(), (r, s, n) -> error(412, Map.of(), "PreconditionFailed")),
  INTERNAL_ERROR(any(), (r, s, n) -> error(500, Map.of(), "InternalServerError")),
  WENT_THROUGH_WITH_AN_ERROR(
      any(), (r, s, n) -> after(n.send(r), error(500, Map.of(), "Internal"))),
  GATEWAY_PAGE(
      any(),
      (r, s, n) ->
          new Answer(
              503, Map.of("Content-Type", "text/html"), "<html><h1>Unavailable</h1></html>")),
  GATEWAY_PAGE_AFTER_THE_EFFECT(
      any(),
      (r, s, n) ->
          after(
              n.send(r),
              new Answer(503, Map.of("Content-Type", "text/html"), "<html>Unavailable</html>"))),
  DROPPED_BEFORE_THE_EFFECT(
      any(),
      (r, s, n) -> {
        throw new SocketException("Connection reset");
      }),
  DROPPED_AFTER_THE_EFFECT(
      any(),
      (r, s, n) -> {
        n.send(r);
        throw new SocketException("Connection reset");
      }),
  OPERATION_FAILED(
      polls(),
      (r, s, n) ->
          new Answer(
              200,
              Map.of(),
              """
              {"status": "Failed", "error": {"code": "InternalExecutionError",
                "message": "An internal execution error occurred."}}""")),
  INSTANCE_DELETED(
      any(),
      (r, s, n) -> {
        s.other("POST", "/delete", "{\"instanceIds\": [\"%d\"]}".formatted(s.draw(6)));
        return n.send(r);
      }),
  INSTANCE_ADDED(
      any(),
      (r, s, n) -> {
        s.other("PATCH", "", "{\"sku\": {\"capacity\": %d}}".formatted(s.capacity() + 1));
        return n.send(r);
      }),
  TAGS_CHANGED(
      any(),
      (r, s, n) -> {
        s.other("PATCH", "", "{\"tags\": %s}".formatted(s.tagsWith("seen", "by bob")));
        return n.send(r);
      }),
  MODEL_CHANGED(
      any(),
      (r, s, n) -> {
        s.other(
            "PUT",
            "/extensions/theirs",
            """
            {"properties": {"publisher": "Contoso", "type": "theirs", "typeHandlerVersion": "1.0",
              "settings": {"n": %d}}}"""
                .formatted(s.draw(1000)));
        return n.send(r);
      });

  /** What others do to the scale set meanwhile. */
  interface Others {

    /** Sends a request about the scale set, which may be refused. */
    void other(String method, String below, String body);

    int draw(int below);

    int capacity();

    String tagsWith(String name, String value);
  }

  @FunctionalInterface
  private interface Effect {
    Answer on(Request request, Others others, LocalTransport next) throws IOException;
  }

  private final Predicate<Request> where;
  private final Effect effect;

  Mishap(Predicate<Request> where, Effect effect) {
    this.where = where;
    this.effect = effect;
  }

  /** Tells whether it can happen to a request. */
  boolean fits(Request request) {
    return where.test(request);
  }

  /** Lets it happen. */
  Answer happen(Request request, Others others, LocalTransport next) throws IOException {
    return effect.on(request, others, next);
  }

  static Mishap draw(Random random) {
    return values()[random.nextInt(values().length)];
  }

  private static Predicate<Request> any() {
    return r -> true;
  }

  private static Predicate<Request> writes() {
    return r -> !r.method().equals("GET");
  }

  private static Predicate<Request> conditional() {
    return r -> r.headers().keySet().stream().anyMatch(name -> name.equalsIgnoreCase("If-Match"));
  }

  private static Predicate<Request> polls() {
    return r -> TestTransport.kind(r).equals("GET operation");
  }

  private static Answer error(int status, Map<String, String> headers, String code) {
    String body = "{\"error\": {\"code\": \"%s\", \"message\": \"not now\"}}".formatted(code);
    return new Answer(status, headers, body);
  }

  /** Gives another answer to a request that had its effect. */
  private static Answer after(Answer effect, Answer told) {
    return effect.status() < 300 ? told : effect;
  }
}
