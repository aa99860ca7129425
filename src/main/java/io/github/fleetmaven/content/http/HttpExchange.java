package io.github.fleetmaven.content.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Sends a request once, and follows no redirect: the network, or a simulator in its place.
 *
 * <p>Implementations are safe for use by several threads.
 */
@FunctionalInterface
public interface HttpExchange {

  /**
   * Sends a request and reads the answer whole.
   *
   * @throws IOException when there was none
   * @throws InterruptedException when the thread was interrupted while it waited
   */
  Answer send(Request request) throws IOException, InterruptedException;

  /**
   * A request.
   *
   * @param headers may hold credentials, so nothing prints them
   */
  record Request(String method, URI url, Map<String, String> headers, Optional<Body> body) {
    public Request {
      headers = Map.copyOf(headers);
    }

    @Override
    public String toString() {
      return method + " " + url;
    }
  }

  /** What is sent; it can be sent again. */
  interface Body {

    /** Returns its size in bytes. */
    long size();

    /** Opens it. Reading fails at the end when it isn't what was meant to be sent. */
    InputStream open() throws IOException;
  }

  /**
   * An answer.
   *
   * @param headers by lower-case name
   */
  @SuppressWarnings("ArrayRecordComponent") // a body goes through untouched and is never compared
  record Answer(int status, Map<String, String> headers, byte[] body) {
    public Answer {
      headers = Map.copyOf(headers);
    }

    Optional<String> header(String name) {
      return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    boolean isSuccess() {
      return status >= 200 && status < 300;
    }
  }
}
