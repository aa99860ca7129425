package io.github.fleetmaven.simulator.ecs.auth;

import java.util.Map;
import java.util.Optional;

/**
 * A request as its signature covers it.
 *
 * @param method its method
 * @param path its path
 * @param queryText its query as it was sent, maybe empty
 * @param headers its headers, by their name in lower case
 * @param body its body
 */
@SuppressWarnings("ArrayRecordComponent") // a body goes through untouched and is never compared
public record SignedRequest(
    String method, String path, String queryText, Map<String, String> headers, byte[] body) {

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name)).map(String::strip).filter(v -> !v.isEmpty());
  }
}
