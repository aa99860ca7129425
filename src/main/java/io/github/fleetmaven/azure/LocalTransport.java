package io.github.fleetmaven.azure;

import java.io.IOException;
import java.net.URI;
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
   * @param body the text that is sent; empty when there is none
   */
  record Request(String method, URI url, Map<String, String> headers, String body) {
    public Request {
      headers = Map.copyOf(headers);
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
   * @param body the text; empty when there is none
   */
  record Answer(int status, Map<String, String> headers, String body) {
    public Answer {
      headers = Map.copyOf(headers);
    }
  }
}
