package io.github.fleetmaven.cloud;

import java.util.Optional;

/**
 * What a cloud said when it refused or failed.
 *
 * @param kind what sort of failure, as far as the engine acts on it
 * @param action what was tried, as {@code write the model of myVMSS}
 * @param status the HTTP status; 0 when there was no answer
 * @param code the vendor's code, as {@code OperationNotAllowed}; may be empty
 * @param message the vendor's message, whole
 * @param requestId the vendor's request id, for its support
 */
public record CloudError(
    Kind kind, String action, int status, String code, String message, Optional<String> requestId) {

  /** Returns one sentence: tried to …, but …. */
  public String text() {
    String what = code.isEmpty() ? message : code + ": " + message;
    String http = status == 0 ? "" : " (HTTP " + status + ")";
    String id = requestId.map(r -> " [request id " + r + "]").orElse("");
    return "tried to " + action + ", but failed" + http + ": " + what + id;
  }

  /** What sort of failure it was. */
  public enum Kind {
    /** The resource isn't there. */
    NOT_FOUND,
    /** Another operation is at work on the resource. */
    CONFLICT,
    /** The resource changed since it was read. */
    PRECONDITION_FAILED,
    /** Throttled for longer than a wait may last. */
    THROTTLED,
    /** Who asks is not known. */
    UNAUTHENTICATED,
    /** Who asks may not. */
    FORBIDDEN,
    /** The request was refused for what it says. */
    REFUSED,
    /** There was no usable answer: the outcome of a write is not known. */
    UNREACHABLE,
    /** An accepted operation failed. */
    OPERATION_FAILED,
    /** The run was interrupted while it waited. */
    INTERRUPTED
  }
}
