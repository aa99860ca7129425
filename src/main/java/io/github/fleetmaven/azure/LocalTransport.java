package io.github.fleetmaven.azure;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Answers requests in place of the network: the seam at which an in-process simulator is put.
 *
 * <p>Implementations are safe for use by several threads.
 */
@FunctionalInterface
public interface LocalTransport {

  /**
   * Answers a request.
   *
   * @throws IOException to behave as a broken connection does; a {@link java.net.ConnectException}
   *     means that the request was never sent
   */
  Answer send(Request request) throws IOException;

  /**
   * A request as it would go over the wire.
   *
   * @param method as {@code PATCH}
   * @param url the absolute URL with its query
   * @param headers by name; several values of one name are joined by commas
   * @param bytes the body that is sent; empty when there is none
   */
  @SuppressWarnings("ArrayRecordComponent") // a body goes through untouched and is never compared
  record Request(String method, URI url, Map<String, String> headers, byte[] bytes) {
    public Request {
      headers = Map.copyOf(headers);
    }

    /** A request with a text for its body. */
    public Request(String method, URI url, Map<String, String> headers, String body) {
      this(method, url, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the body as text. */
    public String body() {
      return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Leaves the headers and the body out: they can hold secrets. */
    @Override
    public String toString() {
      return method + " " + url;
    }
  }

  /**
   * An answer.
   *
   * @param status the HTTP status
   * @param headers by name, in any case
   * @param bytes the body; empty when there is none
   */
  @SuppressWarnings("ArrayRecordComponent") // a body goes through untouched and is never compared
  record Answer(int status, Map<String, String> headers, byte[] bytes) {
    public Answer {
      headers = Map.copyOf(headers);
    }

    /** An answer with a text for its body. */
    public Answer(int status, Map<String, String> headers, String body) {
      this(status, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the body as text. */
    public String body() {
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }
}
