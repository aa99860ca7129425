package io.github.fleetmaven.simulator.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.scenario.Response;
import io.github.fleetmaven.simulator.service.Simulation;
import io.github.fleetmaven.simulator.store.Json;
import io.github.fleetmaven.simulator.throttle.Throttle;
import io.github.fleetmaven.simulator.throttle.Verdict;
import java.util.Map;

/** The Resource Manager, which takes only so many requests. */
public final class ThrottledApi implements Front {

  private static final int TOO_MANY_REQUESTS = 429;

  private final Front api;
  private final Simulation simulation;
  private final Throttle throttle;
  private final AnswerIdentity identity;

  /**
   * @param api what answers the requests that are taken
   */
  public ThrottledApi(Front api, Simulation simulation) {
    this.api = api;
    this.simulation = simulation;
    this.throttle = new Throttle(simulation.scenario(), simulation.store());
    this.identity = new AnswerIdentity(simulation);
  }

  @Override
  public boolean serves(Call call) {
    return api.serves(call);
  }

  @Override
  public Answer answer(Call call) {
    Verdict verdict = throttle.judge(call.method(), call.path(), call.body(), simulation.now());
    Answer answer =
        verdict
            .refused()
            .map(refused -> identity.on(refusal(refused), call))
            .orElseGet(() -> api.answer(call));
    for (Map.Entry<String, String> header : verdict.headers().entrySet()) {
      answer = answer.with(header.getKey(), header.getValue());
    }
    return answer;
  }

  @Override
  public Answer faulty(Response response, Call call) {
    return api.faulty(response, call);
  }

  /**
   * The sample that Azure publishes has no {@code error} around it; its errors on the wire have.
   */
  private static Answer refusal(Verdict.Refused refused) {
    ObjectNode body = Json.object();
    ObjectNode error = body.putObject("error");
    error.put("code", refused.code()).put("message", refused.message());
    if (!refused.operationGroup().isEmpty()) {
      error
          .putArray("details")
          .addObject()
          .put("code", "TooManyRequests")
          .put("target", refused.operationGroup())
          .put("message", refused.detail());
    }
    return Answer.json(TOO_MANY_REQUESTS, body)
        .with("Retry-After", Long.toString(refused.retryAfter()));
  }
}
