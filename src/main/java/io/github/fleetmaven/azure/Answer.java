package io.github.fleetmaven.azure;

import io.github.fleetmaven.json.InvalidJsonException;
import io.github.fleetmaven.json.Json;
import io.github.fleetmaven.model.Value;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the Resource Manager answered, raw.
 *
 * @param headers by lower-case name
 * @param body the text; empty when there is none
 * @param afterLostAnswer whether an earlier try of the same call got no answer, and so may have
 *     been carried out
 */
record Answer(int status, Map<String, String> headers, String body, boolean afterLostAnswer) {

  /** Returns a header by its name in any case. */
  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)))
        .filter(h -> !h.isBlank());
  }

  /** Returns the body where it is a JSON object: it can as well be empty, or a page for people. */
  Optional<Value.Obj> json() {
    if (body.isBlank()) {
      return Optional.empty();
    }
    try {
      return Json.parse(body) instanceof Value.Obj o ? Optional.of(o) : Optional.empty();
    } catch (InvalidJsonException e) {
      return Optional.empty();
    }
  }

  /** Returns the id by which Azure's support finds the request. */
  Optional<String> requestId() {
    return header("x-ms-request-id").or(() -> header("x-ms-correlation-request-id"));
  }

  boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  /** Returns a copy that remembers that an earlier try got no answer. */
  Answer afterLost(boolean lost) {
    return lost ? new Answer(status, headers, body, true) : this;
  }
}
