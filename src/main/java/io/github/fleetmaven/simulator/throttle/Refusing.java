package io.github.fleetmaven.simulator.throttle;

import io.github.fleetmaven.simulator.scenario.AzureRates;
import io.github.fleetmaven.simulator.scenario.Rate;
import io.github.fleetmaven.simulator.scenario.Timing;
import io.github.fleetmaven.simulator.store.Json;
import io.github.fleetmaven.simulator.throttle.Verdict.Refused;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/** Words why a request isn't taken. Stateless. */
record Refusing(Buckets buckets, Timing timing) {

  /** Returns why a request isn't taken for which there aren't enough tokens. */
  Refused of(Charge missing, Rate rate, int tokens, Instant now) {
    Instant then = buckets.refilled(missing.bucket(), rate, tokens, now);
    long seconds = seconds(Duration.between(now, then));
    int suffix = missing.limit().lastIndexOf(AzureRates.SUBSCRIPTION);
    int end = suffix < 0 ? missing.limit().lastIndexOf(AzureRates.RESOURCE) : suffix;
    return end < 0
        ? ofManager(missing, seconds)
        : ofCompute(missing.limit().substring(0, end), rate, tokens, seconds);
  }

  private static Refused ofManager(Charge missing, long seconds) {
    return new Refused(
        "SubscriptionRequestsThrottled",
        "Number of '"
            + missing.limit()
            + "' requests for subscription '"
            + missing.owner()
            + "' exceeded. Please try again after '"
            + seconds
            + "' seconds after additional tokens are available.",
        "",
        "",
        seconds);
  }

  private static Refused ofCompute(String group, Rate rate, int tokens, long seconds) {
    String detail =
        new String(
            Json.bytes(
                Json.object()
                    .put("operationGroup", group)
                    .put("allowedRequestCount", rate.capacity())
                    .put("measuredRequestCount", rate.capacity() + tokens)),
            StandardCharsets.UTF_8);
    return new Refused(
        "OperationNotAllowed",
        "The server rejected the request because too many requests have been received for this"
            + " subscription.",
        group,
        detail,
        seconds);
  }

  /** Returns so many whole simulated seconds that true time has passed after them. */
  private long seconds(Duration real) {
    return Math.max(1, (long) Math.ceil(real.toNanos() * timing.timeScale() / 1e9));
  }
}
