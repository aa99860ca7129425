package io.github.fleetmaven.azure.storage;

import io.github.fleetmaven.cloud.CloudError;
import io.github.fleetmaven.cloud.CloudError.Kind;
import io.github.fleetmaven.cloud.CloudException;
import io.github.fleetmaven.model.ContentPlace;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Puts into words why a request to the blob service failed, without any signature. Pure. */
final class BlobFailures {

  private static final Set<String> NO_RIGHTS =
      Set.of(
          "AuthorizationPermissionMismatch",
          "AuthorizationFailure",
          "InsufficientAccountPermissions",
          "AuthorizationServiceMismatch");
  private static final Pattern SIGNATURE = Pattern.compile("(?i)(sig=)[^&\\s'\"<]+");
  private static final int LONGEST = 500;

  private BlobFailures() {}

  /** Returns what a refusal says, with what to do about it where that is known. */
  static CloudException refused(ContentPlace.AzureStorage place, BlobCall call, BlobAnswer answer) {
    String code = answer.code();
    String message = BlobXml.text(answer.body(), "Message").orElse("the answer names no reason");
    return new CloudException(
        new CloudError(
            kind(answer.status()),
            call.action(),
            answer.status(),
            code,
            clean(message) + remedy(place, code),
            answer.header("x-ms-request-id")));
  }

  /** Returns a failure that isn't the service's. */
  static CloudException failed(Kind kind, String action, String message) {
    return new CloudException(new CloudError(kind, action, 0, "", message, Optional.empty()));
  }

  static CloudException failed(Kind kind, String action, String message, Throwable cause) {
    return new CloudException(
        new CloudError(kind, action, 0, "", message, Optional.empty()), cause);
  }

  /** The service's message has the request's id and time on further lines. */
  private static String clean(String message) {
    String first = message.strip().lines().findFirst().orElse("");
    String short_ = first.length() <= LONGEST ? first : first.substring(0, LONGEST) + "…";
    return SIGNATURE.matcher(short_).replaceAll("$1(secret)");
  }

  private static String remedy(ContentPlace.AzureStorage place, String code) {
    if (code.equals("ContainerNotFound")) {
      return "; create it: az storage container create --account-name "
          + place.account()
          + " --name "
          + place.container()
          + " --auth-mode login";
    }
    if (NO_RIGHTS.contains(code)) {
      return "; give whoever runs the build the role 'Storage Blob Data Contributor' on the storage"
          + " account "
          + place.account()
          + ", and for signatures 'Storage Blob Delegator'; a network rule of the account can be"
          + " the reason too";
    }
    return code.equals("KeyBasedAuthenticationNotPermitted")
        ? "; the account allows no keys: leave out <accountKey>"
        : "";
  }

  private static Kind kind(int status) {
    return switch (status) {
      case 401 -> Kind.UNAUTHENTICATED;
      case 403 -> Kind.FORBIDDEN;
      case 404 -> Kind.NOT_FOUND;
      case 409 -> Kind.CONFLICT;
      case 412 -> Kind.PRECONDITION_FAILED;
      case 429, 503 -> Kind.THROTTLED;
      default -> status >= 400 && status < 500 && status != 408 ? Kind.REFUSED : Kind.UNREACHABLE;
    };
  }
}
