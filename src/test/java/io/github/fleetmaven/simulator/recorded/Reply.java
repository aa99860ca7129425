package io.github.fleetmaven.simulator.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/**
 * An answer of the simulator.
 *
 * @param status its status
 * @param headers its headers, by their name in lower case
 * @param body its body, missing when it has none
 */
record Reply(int status, Map<String, String> headers, JsonNode body) {

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }
}
