package io.github.fleetmaven.simulator.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/**
 * Lets time pass so that the simulator is as far as the recording is: none while something was
 * recorded as running, as much as is needed where it was recorded as done.
 */
final class Clock {

  private static final Duration STEP = Duration.ofSeconds(1);
  private static final int STEPS = 7200;

  private static final Set<String> UNSETTLED =
      Set.of("creating", "updating", "deleting", "inprogress", "transitioning");

  private final Client client;

  Clock(Client client) {
    this.client = client;
  }

  /** Lets pass what has to pass before a call. */
  void before(RecordedCall call, String url) {
    if (!call.is("GET") || !isSettled(call.status(), call.body())) {
      return;
    }
    for (int i = 0; i < STEPS; i++) {
      Reply reply = client.get(url);
      boolean gone = call.status() == 404 && reply.status() == 200;
      if (!gone && (reply.status() >= 400 || isSettled(reply.status(), reply.body()))) {
        return;
      }
      client.pass(STEP);
    }
  }

  private static boolean isSettled(int status, JsonNode body) {
    return status != 202 && isSettled(body);
  }

  private static boolean isSettled(JsonNode node) {
    for (String key : new String[] {"provisioningState", "status", "code"}) {
      String value = node.path(key).asText("").toLowerCase(Locale.ROOT);
      if (UNSETTLED.contains(value.replaceFirst("^provisioningstate/", ""))) {
        return false;
      }
    }
    for (JsonNode child : node) {
      if (!isSettled(child)) {
        return false;
      }
    }
    return true;
  }
}
