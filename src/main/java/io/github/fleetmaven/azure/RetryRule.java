package io.github.fleetmaven.azure;

import io.github.fleetmaven.azure.Call.Repeat;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.http.HttpConnectTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

/**
 * Decides whether a call is sent again, and when. A write is repeated only when it certainly had no
 * effect, or when having it twice is having it once. Pure.
 */
final class RetryRule {

  /** How often a call is sent at most while the service says "later". */
  static final int MOST_WHEN_THROTTLED = 12;

  /** How often a call is sent at most while the service or the connection fails. */
  static final int MOST_WHEN_FAILING = 5;

  /** How often a connection is tried at most: a wrong address should be told soon. */
  static final int MOST_WHEN_REFUSED = 3;

  private static final Duration LONGEST_OWN_WAIT = Duration.ofSeconds(30);
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int UNAVAILABLE = 503;

  private RetryRule() {}

  /**
   * Judges an answer.
   *
   * @param sent how often the call was sent so far, from 1
   * @return how long to wait before it is sent again; empty when the answer stands
   */
  static Optional<Duration> afterAnswer(Call call, Answer answer, int sent, Instant now) {
    if (call.repeat() == Repeat.POLL) {
      return Optional.empty();
    }
    Optional<Duration> asked = RetryAfter.of(answer, now);
    if (certainlyDidNotAct(answer)) {
      return sent < MOST_WHEN_THROTTLED
          ? asked.or(() -> Optional.of(backOff(sent)))
          : Optional.empty();
    }
    boolean again = isServiceFailure(answer) && call.repeat() != Repeat.NEVER;
    return again && sent < MOST_WHEN_FAILING
        ? asked.or(() -> Optional.of(backOff(sent)))
        : Optional.empty();
  }

  /**
   * Judges a connection that failed.
   *
   * @param sent how often the call was sent so far, from 1
   * @return how long to wait before it is sent again; empty when that makes no sense
   */
  static Optional<Duration> afterFailure(Call call, IOException failure, int sent) {
    if (isTlsRefusal(failure)) {
      return Optional.empty();
    }
    int most = wasNeverSent(failure) ? MOST_WHEN_REFUSED : MOST_WHEN_FAILING;
    boolean again = wasNeverSent(failure) || call.repeat() != Repeat.NEVER;
    return again && sent < most ? Optional.of(backOff(sent)) : Optional.empty();
  }

  /** Tells whether the call can't have reached the service. */
  static boolean wasNeverSent(IOException failure) {
    return failure instanceof ConnectException
        || failure instanceof HttpConnectTimeoutException
        || failure instanceof SSLHandshakeException;
  }

  /** Tells whether the two sides can't agree on TLS, which another try doesn't mend. */
  static boolean isTlsRefusal(IOException failure) {
    return failure instanceof SSLHandshakeException
        || (failure instanceof SSLException && !(failure.getCause() instanceof SocketException));
  }

  /** Tells whether the service turned the call away before it looked at it. */
  static boolean certainlyDidNotAct(Answer answer) {
    return answer.status() == TOO_MANY_REQUESTS
        || (answer.status() == UNAVAILABLE && answer.header("retry-after").isPresent());
  }

  /** Tells whether the service failed, so that the answer says nothing about the call itself. */
  static boolean isServiceFailure(Answer answer) {
    return answer.status() >= 500 || answer.status() == 408;
  }

  private static Duration backOff(int sent) {
    Duration wait = Duration.ofSeconds(1L << Math.min(sent - 1, 10));
    return wait.compareTo(LONGEST_OWN_WAIT) < 0 ? wait : LONGEST_OWN_WAIT;
  }
}
