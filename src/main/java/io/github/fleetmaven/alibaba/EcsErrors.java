package io.github.fleetmaven.alibaba;

import com.aliyun.tea.TeaException;
import com.aliyun.teautil.models.TeaUtilException;
import io.github.fleetmaven.cloud.CloudError;
import io.github.fleetmaven.cloud.CloudError.Kind;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what the SDK throws. Codes are those of the ECS reference's pages on errors. Pure. */
final class EcsErrors {

  private static final String UNKNOWN = "; the outcome of the call is not known";

  /** How the chain of all places begins to tell of each one in which there is nothing. */
  private static final String NOWHERE = "Unable to load credentials from any";

  private static final int LONGEST = 200;

  private EcsErrors() {}

  /**
   * Returns what a failure says.
   *
   * @param endpoint where the call went
   */
  static CloudError of(EcsCall call, Exception failure, EcsEndpoint endpoint) {
    return failure instanceof TeaException refusal && refusal.getStatusCode() != null
        ? refused(call, refusal)
        : unanswered(call, failure, endpoint);
  }

  /** Returns that the run was interrupted. */
  static CloudError interrupted(EcsCall call) {
    return new CloudError(
        Kind.INTERRUPTED,
        call.action(),
        0,
        "",
        "interrupted while it waited" + (call.isWrite() ? UNKNOWN : ""),
        Optional.empty());
  }

  /**
   * Returns why one of several was refused.
   *
   * @param code as {@code 200} when it wasn't
   */
  static CloudError part(String action, String code, String message, Optional<String> requestId) {
    return new CloudError(kind(0, code), action, 0, code, message, requestId);
  }

  private static CloudError refused(EcsCall call, TeaException refusal) {
    Map<String, Object> data = refusal.getData() == null ? Map.of() : refusal.getData();
    int status = refusal.getStatusCode();
    String code = code(refusal);
    Kind kind = kind(status, code);
    String lost = kind == Kind.UNREACHABLE && call.isWrite() ? UNKNOWN : "";
    String message = text(data, "Message").or(() -> message(refusal)).orElse("no message");
    return new CloudError(
        kind, call.action(), status, code, message + lost, text(data, "RequestId"));
  }

  private static CloudError unanswered(EcsCall call, Exception failure, EcsEndpoint endpoint) {
    if (isAboutCredentials(failure)) {
      return new CloudError(
          Kind.UNAUTHENTICATED,
          call.action(),
          0,
          "",
          noCredentials(message(failure).orElse("")),
          Optional.empty());
    }
    boolean page = failure instanceof TeaUtilException;
    String what = page ? "an answer that isn't one of ECS" : "no answer";
    String why = message(failure).map(text -> " (" + inOneLine(text) + ")").orElse("");
    String lost = call.isWrite() && !EcsRetry.wasNeverSent(failure) ? UNKNOWN : "";
    return new CloudError(
        Kind.UNREACHABLE,
        call.action(),
        0,
        "",
        what + " from " + endpoint.host() + why + lost,
        Optional.empty());
  }

  private static String noCredentials(String why) {
    return why.startsWith(NOWHERE)
        ? "no credentials of Alibaba Cloud were found, neither ALIBABA_CLOUD_ACCESS_KEY_ID and"
            + " ALIBABA_CLOUD_ACCESS_KEY_SECRET nor a profile nor a RAM role"
        : "the credentials of Alibaba Cloud could not be had: " + inOneLine(why);
  }

  /** Returns the vendor's code; empty where there is none. */
  static String code(TeaException refusal) {
    String code = refusal.getCode();
    return code == null || code.equals("null") ? "" : code;
  }

  private static Kind kind(int status, String code) {
    if (EcsRetry.isThrottling(code)) {
      return Kind.THROTTLED;
    }
    String lower = code.toLowerCase(Locale.ROOT);
    if (lower.startsWith("invalidaccesskeyid")
        || lower.startsWith("signature")
        || lower.startsWith("incompletesignature")
        || lower.startsWith("invalidsecuritytoken")) {
      return Kind.UNAUTHENTICATED;
    }
    if (lower.startsWith("forbidden")
        || lower.startsWith("nopermission")
        || lower.startsWith("unauthorized")) {
      return Kind.FORBIDDEN;
    }
    if (lower.endsWith("notfound") || lower.endsWith("notexist") || lower.endsWith("notexists")) {
      return Kind.NOT_FOUND;
    }
    if (lower.startsWith("incorrectinstancestatus")
        || lower.startsWith("incorrectdiskstatus")
        || lower.startsWith("operationconflict")
        || lower.startsWith("idempotentprocessing")) {
      return Kind.CONFLICT;
    }
    return status >= 500 ? Kind.UNREACHABLE : Kind.REFUSED;
  }

  static boolean isAboutCredentials(Exception failure) {
    return failure.getClass().getName().startsWith("com.aliyun.credentials")
        || (failure instanceof TeaException refusal && code(refusal).equals("InvalidCredentials"));
  }

  private static String inOneLine(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }

  private static Optional<String> message(Throwable failure) {
    return Optional.ofNullable(failure.getMessage()).filter(text -> !text.isBlank());
  }

  private static Optional<String> text(Map<String, Object> data, String key) {
    @Nullable Object value = data.get(key);
    return value == null ? Optional.empty() : Optional.of(value.toString());
  }
}
