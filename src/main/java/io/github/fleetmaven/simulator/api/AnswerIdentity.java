package io.github.fleetmaven.simulator.api;

import io.github.fleetmaven.simulator.service.Simulation;

/** The ids by which an answer of the Resource Manager can be traced. */
final class AnswerIdentity {

  private final Simulation simulation;

  AnswerIdentity(Simulation simulation) {
    this.simulation = simulation;
  }

  /** Returns an answer with its ids, and with those of the client that asks for them. */
  Answer on(Answer answer, Call call) {
    String correlation = call.headers().getOrDefault("x-ms-correlation-request-id", "");
    Answer result =
        answer
            .with("x-ms-request-id", simulation.requestId("request"))
            .with(
                "x-ms-correlation-request-id",
                correlation.isEmpty() ? simulation.requestId("correlation") : correlation);
    boolean echo =
        call.headers().getOrDefault("x-ms-return-client-request-id", "").equalsIgnoreCase("true");
    String client = call.headers().getOrDefault("x-ms-client-request-id", "");
    return echo && !client.isEmpty() ? result.with("x-ms-client-request-id", client) : result;
  }
}
