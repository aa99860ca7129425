package io.github.fleetmaven.config;

import io.github.fleetmaven.config.ApplicationHealthConfig.Protocol;
import io.github.fleetmaven.model.Value;
import java.util.List;
import java.util.Optional;

/** Maps a probe of an application to the settings of its handler. */
final class HealthMapper {

  private static final int AZURES_INTERVAL = 5;
  private static final int AZURES_PROBES = 1;
  private static final int LONGEST_SECONDS = 240;

  private final Problems problems;

  HealthMapper(Problems problems) {
    this.problems = problems;
  }

  Halves map(ApplicationHealthConfig probe) {
    checkProtocol(probe);
    checkTimes(probe);
    Value.Obj settings =
        new Members()
            .text("protocol", probe.protocol().map(Protocol::pomName))
            .number("port", probe.port())
            .text("requestPath", probe.requestPath())
            .number("intervalInSeconds", probe.intervalInSeconds())
            .number("numberOfProbes", probe.numberOfProbes())
            .number("gracePeriod", probe.gracePeriod())
            .object();
    return new Halves(Optional.of(settings), Optional.empty(), List.of());
  }

  private void checkProtocol(ApplicationHealthConfig probe) {
    Place place = probe.place();
    if (!place.has("protocol")) {
      problems.error(place, "<protocol> is missing", "write http, https or tcp");
    }
    if (probe.protocol().isEmpty()) {
      return;
    }
    boolean tcp = probe.protocol().get() == Protocol.TCP;
    if (tcp && !place.has("port")) {
      problems.error(place, "<port> is missing", "a probe by tcp needs a port");
    }
    if (tcp && place.has("requestPath")) {
      problems.error(
          place.child("requestPath"), "a probe by tcp has no path", "leave <requestPath> out");
    }
    if (!tcp && !place.has("requestPath")) {
      problems.error(
          place, "<requestPath> is missing", "name a path of the application, as /health");
    }
  }

  private void checkTimes(ApplicationHealthConfig probe) {
    Place place = probe.place();
    int seconds =
        probe.intervalInSeconds().orElse(AZURES_INTERVAL)
            * probe.numberOfProbes().orElse(AZURES_PROBES);
    if (seconds > LONGEST_SECONDS) {
      problems.error(
          place.child("numberOfProbes"),
          "interval times probes is "
              + seconds
              + " seconds, and at most "
              + LONGEST_SECONDS
              + " are possible",
          "lower <intervalInSeconds> or <numberOfProbes>");
    }
    if (place.has("gracePeriod")
        && probe.common().version().filter(v -> !v.startsWith("1.")).isEmpty()) {
      problems.error(
          place.child("gracePeriod"),
          "<gracePeriod> needs version 2.0 of the handler",
          "add <version>2.0</version>; note that 2.0 expects an answer in JSON");
    }
  }
}
