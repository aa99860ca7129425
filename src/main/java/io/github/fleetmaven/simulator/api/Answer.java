package io.github.fleetmaven.simulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.fleetmaven.simulator.store.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer of the service.
 *
 * @param status the HTTP status
 * @param headers its headers
 * @param body its body, maybe empty
 */
@SuppressWarnings("ArrayRecordComponent") // a body goes through untouched and is never compared
public record Answer(int status, Map<String, String> headers, byte[] body) {

  /** The status of what is there. */
  public static final int OK = 200;

  /** The status of what is new. */
  static final int CREATED = 201;

  /** The status of what goes on. */
  static final int ACCEPTED = 202;

  /** The status of what had nothing to do. */
  static final int NO_CONTENT = 204;

  /** The status of what makes no sense. */
  static final int BAD_REQUEST = 400;

  /** The status of what isn't there. */
  static final int NOT_FOUND = 404;

  /** The status of what an address doesn't do. */
  static final int METHOD_NOT_ALLOWED = 405;

  /** Returns an answer with a JSON body; a resource's etag becomes a header too. */
  public static Answer json(int status, JsonNode body) {
    Answer answer =
        new Answer(status, Map.of(), Json.bytes(body))
            .with("Content-Type", "application/json; charset=utf-8");
    return body.path("etag").isTextual() ? answer.with("ETag", body.path("etag").asText()) : answer;
  }

  /** Returns an answer without a body. */
  static Answer empty(int status) {
    return new Answer(status, Map.of(), new byte[0]);
  }

  /** Returns this answer with another header. */
  public Answer with(String name, String value) {
    Map<String, String> changed = new LinkedHashMap<>(headers);
    changed.put(name, value);
    return new Answer(status, changed, body);
  }

  /** Returns this answer without a header. */
  public Answer without(String name) {
    Map<String, String> changed = new LinkedHashMap<>(headers);
    changed.remove(name);
    return new Answer(status, changed, body);
  }
}
