package io.github.fleetmaven.engine;

import io.github.fleetmaven.azure.LocalTransport;
import io.github.fleetmaven.azure.LocalTransport.Answer;
import io.github.fleetmaven.azure.LocalTransport.Request;
import java.io.IOException;
import java.net.SocketException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;

/** What can go wrong with one request. */
record Mishap(String name, Predicate<Request> where, Effect effect) {

  private static final List<Mishap> ALL =
      List.of(
          new Mishap(
              "throttled for a time",
              Mishap::isAny,
              (r, s, n) -> error(429, Map.of("Retry-After", "40"), "TooManyRequests")),
          new Mishap(
              "throttled", Mishap::isAny, (r, s, n) -> error(429, Map.of(), "OperationNotAllowed")),
          new Mishap("conflict", Mishap::isWrite, (r, s, n) -> error(409, Map.of(), "Conflict")),
          new Mishap(
              "changed since",
              Mishap::isConditional,
              (r, s, n) -> error(412, Map.of(), "PreconditionFailed")),
          new Mishap(
              "internal error",
              Mishap::isAny,
              (r, s, n) -> error(500, Map.of(), "InternalServerError")),
          new Mishap(
              "went through with an error",
              Mishap::isAny,
              (r, s, n) -> after(n.send(r), error(500, Map.of(), "Internal"))),
          new Mishap(
              "gateway page",
              Mishap::isAny,
              (r, s, n) ->
                  new Answer(
                      503,
                      Map.of("Content-Type", "text/html"),
                      "<html><h1>Unavailable</h1></html>")),
          new Mishap(
              "gateway page after the effect",
              Mishap::isAny,
              (r, s, n) ->
                  after(
                      n.send(r),
                      new Answer(
                          503, Map.of("Content-Type", "text/html"), "<html>Unavailable</html>"))),
          new Mishap(
              "dropped before the effect",
              Mishap::isAny,
              (r, s, n) -> {
                throw new SocketException("Connection reset");
              }),
          new Mishap(
              "dropped after the effect",
              Mishap::isAny,
              (r, s, n) -> {
                n.send(r);
                throw new SocketException("Connection reset");
              }),
          new Mishap(
              "operation failed",
              Mishap::isPoll,
              (r, s, n) ->
                  new Answer(
                      200,
                      Map.of(),
                      """
              {"status": "Failed", "error": {"code": "InternalExecutionError",
                "message": "An internal execution error occurred."}}""")),
          new Mishap(
              "instance deleted",
              Mishap::isAny,
              (r, s, n) -> {
                s.other("POST", "/delete", "{\"instanceIds\": [\"%d\"]}".formatted(s.draw(6)));
                return n.send(r);
              }),
          new Mishap(
              "instance added",
              Mishap::isAny,
              (r, s, n) -> {
                s.other("PATCH", "", "{\"sku\": {\"capacity\": %d}}".formatted(s.capacity() + 1));
                return n.send(r);
              }),
          new Mishap(
              "tags changed",
              Mishap::isAny,
              (r, s, n) -> {
                s.other("PATCH", "", "{\"tags\": %s}".formatted(s.tagsWith("seen", "by bob")));
                return n.send(r);
              }),
          new Mishap(
              "model changed",
              Mishap::isAny,
              (r, s, n) -> {
                s.other(
                    "PUT",
                    "/extensions/theirs",
                    """
            {"properties": {"publisher": "Contoso", "type": "theirs", "typeHandlerVersion": "1.0",
              "settings": {"n": %d}}}"""
                        .formatted(s.draw(1000)));
                return n.send(r);
              }));

  /** What others do to the scale set meanwhile. */
  interface Others {

    /** Sends a request about the scale set, which may be refused. */
    void other(String method, String below, String body);

    int draw(int below);

    int capacity();

    String tagsWith(String name, String value);
  }

  @FunctionalInterface
  interface Effect {
    Answer on(Request request, Others others, LocalTransport next) throws IOException;
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
    return ALL.get(random.nextInt(ALL.size()));
  }

  private static boolean isAny(Request request) {
    return true;
  }

  private static boolean isWrite(Request request) {
    return !request.method().equals("GET");
  }

  private static boolean isConditional(Request request) {
    return request.headers().keySet().stream().anyMatch("If-Match"::equalsIgnoreCase);
  }

  private static boolean isPoll(Request request) {
    return TestTransport.kind(request).equals("GET operation");
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
