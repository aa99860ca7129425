package io.github.fleetmaven.simulator.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.scenario.Response;
import io.github.fleetmaven.simulator.service.Refusal;
import io.github.fleetmaven.simulator.service.Refusals;
import io.github.fleetmaven.simulator.service.Services;
import io.github.fleetmaven.simulator.service.Simulation;
import io.github.fleetmaven.simulator.store.Json;
import io.github.fleetmaven.simulator.throttle.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The whole wire: every route, and how a refusal is told. Guarded by the simulator's lock. */
public final class Api implements Front {

  private final Simulation simulation;
  private final AnswerIdentity identity;
  private final Groups groups;
  private final List<Area> areas;
  private final Routes routes = new Routes();

  /**
   * @param services what the calls lead to
   */
  public Api(Services services) {
    simulation = services.simulation();
    identity = new AnswerIdentity(services.simulation());
    Pages pages = new Pages(services.simulation().scenario().pageSize());
    groups = new Groups(services, pages);
    areas = Areas.of(services, pages, groups);
    areas.forEach(area -> routes.addAll(area.routes()));
  }

  /** Returns what of the service is simulated. */
  List<Area> areas() {
    return areas;
  }

  /** Whatever no other service claims is for the Resource Manager. */
  @Override
  public boolean serves(Call call) {
    return true;
  }

  @Override
  public Answer answer(Call call) {
    Verdict verdict = simulation.throttling().judge(call.method(), call.path());
    if (verdict instanceof Verdict.TooMany tooMany) {
      return identity.on(TooManyRequests.answer(tooMany), call);
    }
    Answer answer;
    try {
      answer = dispatch(call);
    } catch (Refusal refusal) {
      answer = refused(refusal);
    }
    for (Map.Entry<String, String> header : ((Verdict.Taken) verdict).headers().entrySet()) {
      answer = answer.with(header.getKey(), header.getValue());
    }
    return identity.on(answer, call);
  }

  @Override
  public Answer faulty(Response response, Call call) {
    Answer answer;
    if (response.body().isPresent()) {
      byte[] body = response.body().get().getBytes(StandardCharsets.UTF_8);
      answer = new Answer(response.status(), Map.of("Content-Type", "text/html"), body);
    } else if (response.code().isEmpty() && response.message().isEmpty()) {
      answer = standard(response.status());
    } else {
      String code = response.code().orElse("SimulatedFault");
      answer = error(response.status(), code, response.message().orElse(code), Optional.empty());
    }
    Answer result =
        response.retryAfter().isPresent()
            ? answer.with("Retry-After", Integer.toString(response.retryAfter().getAsInt()))
            : answer;
    return identity.on(result, call);
  }

  private Answer dispatch(Call call) {
    List<String> segments = List.of(call.path().substring(1).split("/"));
    List<Route> fitting = routes.of(segments);
    for (Route route : fitting) {
      Optional<Map<String, String>> variables = route.match(segments);
      if (variables.isPresent() && route.method().equals(call.method())) {
        Call routed = call.withVariables(variables.get());
        if (call.apiVersion().isEmpty()) {
          throw Refusals.missingApiVersion();
        }
        groups.check(routed);
        return route.controller().apply(routed);
      }
    }
    throw fitting.isEmpty()
        ? Refusals.unknownAddress(call.path())
        : Refusals.methodNotAllowed(call.method(), call.path());
  }

  private static Answer standard(int status) {
    return switch (status) {
      case 429 ->
          error(
              status,
              "OperationNotAllowed",
              "The server rejected the request because too many requests have been received for"
                  + " this subscription.",
              Optional.empty());
      case 500 ->
          error(
              status,
              "InternalServerError",
              "Encountered internal server error.",
              Optional.empty());
      default -> Answer.empty(status);
    };
  }

  private static Answer refused(Refusal refusal) {
    return error(refusal.status(), refusal.code(), refusal.text(), refusal.target());
  }

  private static Answer error(int status, String code, String message, Optional<String> target) {
    ObjectNode body = Json.object();
    ObjectNode error = body.putObject("error").put("code", code);
    target.ifPresent(name -> error.put("target", name));
    error.put("message", message);
    return Answer.json(status, body);
  }
}
