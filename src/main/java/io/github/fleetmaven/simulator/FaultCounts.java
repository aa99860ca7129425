package io.github.fleetmaven.simulator;

import io.github.fleetmaven.simulator.fault.Faults;
import io.github.fleetmaven.simulator.store.Json;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Tells how often the faults of a scenario have happened. Stateless. */
final class FaultCounts {

  private FaultCounts() {}

  /** Returns a line for each fault, with its place in the scenario. */
  static byte[] lines(Faults faults) {
    return IntStream.range(0, faults.count())
        .mapToObj(
            index ->
                Json.object()
                    .put("fault", "/faults/" + index)
                    .put("happened", faults.happened(index)))
        .map(line -> new String(Json.bytes(line), StandardCharsets.UTF_8) + "\n")
        .collect(Collectors.joining())
        .getBytes(StandardCharsets.UTF_8);
  }
}
