package io.github.fleetmaven.azure.storage;

import com.azure.core.http.HttpMethod;
import com.azure.core.util.BinaryData;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One request to the blob service. Any may be sent twice.
 *
 * @param action what is tried, for people: {@code read a1b2/app.jar}
 * @param blob the name of the blob within the container, prefix included; empty when the container
 *     or the service is meant
 * @param query its parameters
 * @param headers beyond those that every request has
 */
record BlobCall(
    String action,
    HttpMethod method,
    Scope scope,
    String blob,
    Map<String, String> query,
    Map<String, String> headers,
    Optional<BinaryData> body) {

  /** What a request is about. */
  enum Scope {
    SERVICE,
    CONTAINER
  }

  static BlobCall ofBlob(String action, HttpMethod method, String blob) {
    return new BlobCall(
        action, method, Scope.CONTAINER, blob, Map.of(), Map.of(), Optional.empty());
  }

  static BlobCall of(Scope scope, String action, HttpMethod method, Map<String, String> query) {
    return new BlobCall(action, method, scope, "", query, Map.of(), Optional.empty());
  }

  BlobCall withQuery(Map<String, String> other) {
    return new BlobCall(action, method, scope, blob, other, headers, body);
  }

  BlobCall withHeader(String name, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(name, value);
    return new BlobCall(action, method, scope, blob, query, more, body);
  }

  BlobCall withBody(BinaryData data) {
    return new BlobCall(action, method, scope, blob, query, headers, Optional.of(data));
  }
}
