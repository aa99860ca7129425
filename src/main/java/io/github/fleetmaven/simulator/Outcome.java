package io.github.fleetmaven.simulator;

import io.github.fleetmaven.simulator.api.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a request.
 *
 * @param answer the answer; none when the connection is cut before it
 * @param delivery how it reaches its client
 * @param staged whether a fault and not the service has given it
 */
record Outcome(@Nullable Answer answer, Delivery delivery, boolean staged) {

  static Outcome plain(Answer answer) {
    return new Outcome(answer, Delivery.PLAIN, false);
  }

  /** Returns what the journal says of it. */
  String status() {
    return answer == null || delivery.cut() ? "dropped" : Integer.toString(answer.status());
  }

  /**
   * Returns the answer as clients get it.
   *
   * @throws ConnectionDroppedException when there is none
   */
  SimulatorResponse response() throws ConnectionDroppedException {
    if (answer == null) {
      throw new ConnectionDroppedException("a fault of the scenario cut the connection");
    }
    Map<String, List<String>> headers = new LinkedHashMap<>();
    answer.headers().forEach((name, value) -> headers.put(name, List.of(value)));
    return new SimulatorResponse(answer.status(), headers, answer.body());
  }
}
