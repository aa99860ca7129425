package io.github.fleetmaven.content.http;

import io.github.fleetmaven.cloud.CloudError;
import io.github.fleetmaven.cloud.CloudError.Kind;
import io.github.fleetmaven.cloud.CloudException;
import java.net.URI;
import java.util.Optional;

/** Puts into words what a server refuses; what its pages say to people is left out. Pure. */
final class HttpRefusals {

  private HttpRefusals() {}

  static CloudException refused(
      String action, URI url, Optional<String> serverId, HttpExchange.Answer answer) {
    String message = url + " was refused" + remedy(answer.status(), serverId);
    return failed(kind(answer.status()), action, answer.status(), message);
  }

  static CloudException failed(Kind kind, String action, int status, String message) {
    return new CloudException(new CloudError(kind, action, status, "", message, Optional.empty()));
  }

  private static String remedy(int status, Optional<String> serverId) {
    String server = serverId.map(id -> "the server <" + id + "> of settings.xml").orElse("");
    return switch (status) {
      case 401 ->
          server.isEmpty()
              ? "; it wants a user name and a password: name a <serverId> of settings.xml"
              : "; check user name and password of " + server;
      case 403 ->
          "; whoever signs in may not do that"
              + (server.isEmpty() ? "; name a <serverId> of settings.xml" : ": see " + server);
      case 404, 405, 501 -> "; the address must be that of a repository that takes files by PUT";
      case 400 -> "; a repository that checks the layout, or takes no releases, says so";
      case 413 -> "; the file is too large for the server";
      case 301, 302, 303, 307, 308 -> "; it redirects: use the address that it leads to";
      default -> "";
    };
  }

  private static Kind kind(int status) {
    return switch (status) {
      case 401 -> Kind.UNAUTHENTICATED;
      case 403 -> Kind.FORBIDDEN;
      case 404 -> Kind.NOT_FOUND;
      case 409 -> Kind.CONFLICT;
      case 412 -> Kind.PRECONDITION_FAILED;
      case 429, 503 -> Kind.THROTTLED;
      default -> status < 500 ? Kind.REFUSED : Kind.UNREACHABLE;
    };
  }
}
