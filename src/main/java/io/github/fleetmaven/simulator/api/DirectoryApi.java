package io.github.fleetmaven.simulator.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.scenario.Response;
import io.github.fleetmaven.simulator.service.Simulation;
import io.github.fleetmaven.simulator.store.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The directory that hands out tokens, and what clients read to find it: whoever asks gets a token,
 * which nobody ever looks at. Guarded by the simulator's lock.
 */
public final class DirectoryApi implements Front {

  private final List<Route> routes;

  public DirectoryApi(Simulation simulation) {
    TokenApi tokens = new TokenApi(simulation);
    this.routes = Stream.of(DiscoveryApi.routes(), tokens.routes()).flatMap(List::stream).toList();
  }

  @Override
  public boolean serves(Call call) {
    return routes.stream().anyMatch(route -> route.match(segments(call)).isPresent());
  }

  @Override
  public Answer answer(Call call) {
    for (Route route : routes) {
      Optional<Map<String, String>> variables = route.match(segments(call));
      if (variables.isPresent() && route.method().equals(call.method())) {
        return route.controller().apply(call.withVariables(variables.get()));
      }
    }
    return Answer.empty(Answer.METHOD_NOT_ALLOWED);
  }

  @Override
  public Answer faulty(Response response, Call call) {
    Answer answer =
        response
            .body()
            .map(body -> html(response.status(), body))
            .orElseGet(() -> refused(response));
    return response.retryAfter().isPresent()
        ? answer.with("Retry-After", Integer.toString(response.retryAfter().getAsInt()))
        : answer;
  }

  /** A refusal as OAuth 2.0 words it: RFC 6749, section 5.2. */
  static Answer refused(int status, String error, String description) {
    ObjectNode body = Json.object();
    body.put("error", error).put("error_description", description);
    return Answer.json(status, body);
  }

  private static Answer refused(Response response) {
    String code = response.code().orElse("temporarily_unavailable");
    return refused(response.status(), code, response.message().orElse(code));
  }

  private static Answer html(int status, String body) {
    return new Answer(
        status, Map.of("Content-Type", "text/html"), body.getBytes(StandardCharsets.UTF_8));
  }

  /** Some clients end an address with a slash. */
  private static List<String> segments(Call call) {
    String path = call.path().toLowerCase(Locale.ROOT).replaceFirst("/+$", "");
    return path.isEmpty() ? List.of() : List.of(path.substring(1).split("/"));
  }
}
