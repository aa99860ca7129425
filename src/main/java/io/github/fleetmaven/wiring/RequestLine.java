package io.github.fleetmaven.wiring;

import io.github.fleetmaven.cloud.RequestCount;

/** Says what a run asked of the clouds. Stateless. */
final class RequestLine {

  private RequestLine() {}

  static String of(RequestCount count) {
    String probes =
        count.probes() == 0
            ? ""
            : ", probes: " + count.probes() + " (commands that changed nothing)";
    return "requests: " + count.requests() + ", writes: " + count.writes() + probes;
  }
}
