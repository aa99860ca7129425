package io.github.fleetmaven.simulator.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.store.Json;
import io.github.fleetmaven.simulator.throttle.Verdict;

/** What a call is answered that is one too many. Stateless. */
final class TooManyRequests {

  private static final int STATUS = 429;

  private TooManyRequests() {}

  static Answer answer(Verdict.TooMany verdict) {
    long seconds = Verdict.seconds(verdict.after());
    ObjectNode body =
        verdict.ofResourceManager() ? ofManager(verdict, seconds) : ofCompute(verdict);
    return Answer.json(STATUS, body).with("Retry-After", Long.toString(seconds));
  }

  private static ObjectNode ofManager(Verdict.TooMany verdict, long seconds) {
    ObjectNode body = Json.object();
    body.putObject("error")
        .put("code", "SubscriptionRequestsThrottled")
        .put(
            "message",
            "Number of requests ("
                + verdict.policy()
                + ") exceeded the limit. Please try again after '"
                + seconds
                + "' seconds.");
    return body;
  }

  /** As documented (troubleshooting throttling errors), in the object that all errors stand in. */
  private static ObjectNode ofCompute(Verdict.TooMany verdict) {
    ObjectNode body = Json.object();
    ObjectNode error =
        body.putObject("error")
            .put("code", "OperationNotAllowed")
            .put(
                "message",
                "The server rejected the request because too many requests have been received for"
                    + " this subscription.");
    ObjectNode group =
        Json.object()
            .put("operationGroup", verdict.policy())
            .put("allowedRequestCount", verdict.allowed())
            .put("measuredRequestCount", verdict.allowed() + 1);
    error
        .putArray("details")
        .addObject()
        .put("code", "TooManyRequests")
        .put("target", verdict.policy())
        .put("message", group.toString());
    return body;
  }
}
