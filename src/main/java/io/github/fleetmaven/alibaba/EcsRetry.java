package io.github.fleetmaven.alibaba;

import com.aliyun.tea.TeaException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLException;

/**
 * Decides whether a call is sent again, and when: the SDK itself sends each once. A call that acts
 * each time is repeated only when it certainly had no effect. ECS says of no wait how long it is to
 * be. Pure.
 */
final class EcsRetry {

  /** How often a call is sent at most while the service says "later". */
  static final int MOST_WHEN_THROTTLED = 12;

  /** How often a call is sent at most while the service or the connection fails. */
  static final int MOST_WHEN_FAILING = 5;

  /** How often a connection is tried at most: a wrong address should be told soon. */
  static final int MOST_WHEN_REFUSED = 3;

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
  private static final int SERVER_ERROR = 500;

  private EcsRetry() {}

  /**
   * Judges a failure.
   *
   * @param sent how often the call was sent so far, from 1
   * @return how long to wait before it is sent again; empty when the failure stands
   */
  static Optional<Duration> after(EcsCall call, Exception failure, int sent) {
    return sent < most(call, failure) ? Optional.of(backOff(sent)) : Optional.empty();
  }

  private static int most(EcsCall call, Exception failure) {
    if (failure instanceof TeaException refusal && refusal.getStatusCode() != null) {
      String code = EcsErrors.code(refusal);
      if (isThrottling(code) || code.equalsIgnoreCase("IdempotentProcessing")) {
        return MOST_WHEN_THROTTLED;
      }
      boolean failing = refusal.getStatusCode() >= SERVER_ERROR;
      return failing && call.kind() != EcsCall.Kind.WRITE ? MOST_WHEN_FAILING : 1;
    }
    if (isTlsRefusal(failure)) {
      return 1;
    }
    if (wasNeverSent(failure)) {
      return MOST_WHEN_REFUSED;
    }
    boolean again = !EcsErrors.isAboutCredentials(failure) && call.kind() != EcsCall.Kind.WRITE;
    return again ? MOST_WHEN_FAILING : 1;
  }

  /** Tells whether a code means that the call was turned away before it was looked at. */
  static boolean isThrottling(String code) {
    return code.startsWith("Throttling") || code.equals("ServiceUnavailable");
  }

  /** Tells whether a call can't have reached the service. */
  static boolean wasNeverSent(Throwable failure) {
    return hasCause(failure, ConnectException.class)
        || hasCause(failure, UnknownHostException.class);
  }

  private static boolean isTlsRefusal(Throwable failure) {
    return hasCause(failure, SSLException.class);
  }

  private static boolean hasCause(Throwable failure, Class<? extends Throwable> type) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }

  private static Duration backOff(int sent) {
    Duration wait = Duration.ofSeconds(1L << Math.min(sent - 1, 10));
    return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
  }
}
