package io.github.fleetmaven.content.http;

import io.github.fleetmaven.cloud.CloudError;
import io.github.fleetmaven.cloud.CloudError.Kind;
import io.github.fleetmaven.cloud.CloudException;
import io.github.fleetmaven.cloud.RequestCount;
import io.github.fleetmaven.time.Time;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

/**
 * A server of files, with patience: what is busy or broken is asked again, within bounds, on the
 * run's time. Redirects of reads are followed; credentials stay with the server that they are for.
 *
 * <p>Safe for use by several threads.
 */
final class HttpService {

  private static final Set<Integer> PASSING = Set.of(408, 429, 500, 502, 503, 504);
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
  private static final int MOST_TRIES = 5;
  private static final int MOST_REDIRECTS = 5;
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

  private final HttpExchange exchange;
  private final Optional<HttpCredentials> credentials;
  private final Time time;
  private final BiConsumer<Duration, String> waits;
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger writes = new AtomicInteger();

  HttpService(
      HttpExchange exchange,
      Optional<HttpCredentials> credentials,
      Time time,
      BiConsumer<Duration, String> waits) {
    this.exchange = exchange;
    this.credentials = credentials;
    this.time = time;
    this.waits = waits;
  }

  RequestCount count() {
    return new RequestCount(requests.get(), writes.get());
  }

  /** Sends a request, and returns the answer whatever it is. */
  HttpExchange.Answer send(
      String action,
      String method,
      URI url,
      Map<String, String> headers,
      Optional<HttpExchange.Body> body) {
    URI at = url;
    HttpExchange.Answer answer = patiently(action, method, at, headers, body, true);
    boolean read = method.equals("GET") || method.equals("HEAD");
    for (int i = 0; read && REDIRECTS.contains(answer.status()) && i < MOST_REDIRECTS; i++) {
      at = target(action, at, answer);
      answer = patiently(action, method, at, headers, body, sameServer(url, at));
    }
    return answer;
  }

  private HttpExchange.Answer patiently(
      String action,
      String method,
      URI url,
      Map<String, String> headers,
      Optional<HttpExchange.Body> body,
      boolean signedIn) {
    Map<String, String> all = new HashMap<>(headers);
    if (signedIn) {
      credentials.ifPresent(c -> all.put("Authorization", c.header()));
    }
    HttpExchange.Request request = new HttpExchange.Request(method, url, all, body);
    try {
      return patiently(action, request);
    } catch (ChangedFileException e) {
      throw failed(Kind.REFUSED, action, String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      String detail = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      throw failed(
          Kind.UNREACHABLE,
          action,
          "no answer from "
              + url.getAuthority()
              + " ("
              + detail
              + "); check its address, the"
              + " network and any proxy",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(Kind.INTERRUPTED, action, "interrupted while it waited", e);
    }
  }

  private HttpExchange.Answer patiently(String action, HttpExchange.Request request)
      throws IOException, InterruptedException {
    for (int tries = 1; ; tries++) {
      try {
        HttpExchange.Answer answer = once(request);
        if (!PASSING.contains(answer.status()) || tries == MOST_TRIES) {
          return answer;
        }
        pause(wait(answer, tries), action + ": the server is busy (HTTP " + answer.status() + ")");
      } catch (IOException e) {
        IOException cause = unwrapped(e);
        if (cause instanceof ChangedFileException || tries == MOST_TRIES) {
          throw cause;
        }
        pause(backOff(tries), action + ": no answer from " + request.url().getAuthority());
      }
    }
  }

  private HttpExchange.Answer once(HttpExchange.Request request)
      throws IOException, InterruptedException {
    requests.incrementAndGet();
    if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
      writes.incrementAndGet();
    }
    return exchange.send(request);
  }

  private void pause(Duration wait, String why) throws InterruptedException {
    waits.accept(wait, why);
    time.sleep(wait);
  }

  private static Duration wait(HttpExchange.Answer answer, int tries) {
    Duration asked =
        answer
            .header("retry-after")
            .filter(text -> text.matches("\\d{1,6}"))
            .map(text -> Duration.ofSeconds(Long.parseLong(text)))
            .orElse(backOff(tries));
    return asked.compareTo(LONGEST_WAIT) < 0 ? asked : LONGEST_WAIT;
  }

  private static Duration backOff(int tries) {
    return Duration.ofSeconds(1L << (tries - 1));
  }

  /** The client wraps what a body's stream throws. */
  private static IOException unwrapped(IOException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof ChangedFileException changed) {
        return changed;
      }
    }
    return e;
  }

  private static URI target(String action, URI from, HttpExchange.Answer answer) {
    try {
      URI target = from.resolve(answer.header("location").orElse(""));
      if (!"https".equals(from.getScheme()) || "https".equals(target.getScheme())) {
        return target;
      }
    } catch (IllegalArgumentException e) {
      throw failed(Kind.UNREACHABLE, action, "the server's redirect leads nowhere", e);
    }
    throw failed(
        Kind.REFUSED,
        action,
        "the server redirects from https to plain http",
        new IOException("a redirect to plain http"));
  }

  private static boolean sameServer(URI one, URI other) {
    return String.valueOf(one.getScheme()).equalsIgnoreCase(other.getScheme())
        && String.valueOf(one.getAuthority()).equalsIgnoreCase(other.getAuthority());
  }

  private static CloudException failed(Kind kind, String action, String message, Throwable cause) {
    return new CloudException(
        new CloudError(kind, action, 0, "", message, Optional.empty()), cause);
  }
}
