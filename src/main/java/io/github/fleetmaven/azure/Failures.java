package io.github.fleetmaven.azure;

import io.github.fleetmaven.azure.Call.Repeat;
import io.github.fleetmaven.cloud.CloudError;
import io.github.fleetmaven.cloud.CloudError.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.util.Optional;
import java.util.Set;

/**
 * Puts into words why a call failed. Never says anything of the call's body: it can hold secrets.
 * Pure.
 */
final class Failures {

  /** Codes of a 409 that no waiting for another operation can mend. */
  private static final Set<String> FINAL_CONFLICTS =
      Set.of("OperationNotAllowed", "PropertyChangeNotAllowed");

  private static final Set<Kind> OWN_DOING = Set.of(Kind.CONFLICT, Kind.PRECONDITION_FAILED);

  private static final String UNKNOWN = "; the outcome of the write is not known";

  private Failures() {}

  /** Returns what a refusal says. */
  static CloudError refused(Call call, Answer answer) {
    ErrorBody body = ErrorBody.of(answer);
    Kind kind = kind(call, answer, body.code());
    return new CloudError(
        kind,
        call.action(),
        answer.status(),
        body.code(),
        Scrubber.of(call).scrub(body.message()) + hint(call, answer, kind),
        answer.requestId());
  }

  private static String hint(Call call, Answer answer, Kind kind) {
    if (kind == Kind.UNREACHABLE && call.isWrite()) {
      return UNKNOWN;
    }
    return answer.afterLostAnswer() && OWN_DOING.contains(kind)
        ? "; the answer to an earlier try was lost, so this may be our own doing"
        : "";
  }

  /**
   * Returns why there was no answer.
   *
   * @param lost whether a write may have reached the service
   */
  static CloudError unreachable(Call call, IOException failure, boolean lost) {
    String message = reason(call.url(), failure) + (lost ? UNKNOWN : "");
    return new CloudError(Kind.UNREACHABLE, call.action(), 0, "", message, Optional.empty());
  }

  /** Returns that the run was interrupted. */
  static CloudError interrupted(Call call) {
    String message = "interrupted while it waited" + (call.isWrite() ? UNKNOWN : "");
    return new CloudError(Kind.INTERRUPTED, call.action(), 0, "", message, Optional.empty());
  }

  private static String reason(URI url, IOException failure) {
    String place = Endpoint.hostAndPort(url);
    String speaks = "that it speaks " + url.getScheme();
    if (failure instanceof HttpTimeoutException) {
      return "no answer from "
          + place
          + " in time; check the endpoint's host and port, "
          + speaks
          + ", the network and any proxy";
    }
    if (failure instanceof ConnectException) {
      return "can't connect to "
          + place
          + "; check the endpoint's host and port, that the server runs, the network and any proxy";
    }
    String detail = failure.getMessage() == null ? "" : " (" + failure.getMessage() + ")";
    return RetryRule.isTlsRefusal(failure)
        ? "no secure connection to "
            + place
            + detail
            + "; check "
            + speaks
            + " and that this Java trusts its certificate"
        : "the connection to " + place + " broke" + detail;
  }

  /**
   * A guarded write that meets an operation at work, after an answer to it was lost, may have met
   * itself: whether it went through is for the caller to read.
   */
  private static Kind kind(Call call, Answer answer, String code) {
    Kind kind = kind(answer.status(), code);
    boolean metItself = answer.afterLostAnswer() && call.repeat() == Repeat.GUARDED;
    return kind == Kind.CONFLICT && metItself ? Kind.UNREACHABLE : kind;
  }

  private static Kind kind(int status, String code) {
    return switch (status) {
      case 401 -> Kind.UNAUTHENTICATED;
      case 403 -> Kind.FORBIDDEN;
      case 404 -> Kind.NOT_FOUND;
      case 409 -> FINAL_CONFLICTS.contains(code) ? Kind.REFUSED : Kind.CONFLICT;
      case 412 -> Kind.PRECONDITION_FAILED;
      case 429 -> Kind.THROTTLED;
      default -> status >= 400 && status < 500 && status != 408 ? Kind.REFUSED : Kind.UNREACHABLE;
    };
  }
}
