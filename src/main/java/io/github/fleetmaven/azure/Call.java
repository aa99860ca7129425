package io.github.fleetmaven.azure;

import io.github.fleetmaven.model.Sensitive;
import io.github.fleetmaven.model.Value;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * One request to the Resource Manager, with what is to happen when it isn't answered.
 *
 * @param action what is tried, for people: {@code write the model of myVMSS}
 * @param subscriptionId whose client sends it
 * @param method as {@code PATCH}
 * @param headers beyond those that every request has
 * @param body may hold secrets, so nothing prints it
 */
record Call(
    String action,
    String subscriptionId,
    String method,
    URI url,
    Map<String, String> headers,
    Optional<Sensitive<Value.Obj>> body,
    Repeat repeat) {

  /** Tells whether the call could change something. */
  boolean isWrite() {
    return !method.equals("GET");
  }

  /** What may be done when a call wasn't answered, or was answered by a failure of the service. */
  enum Repeat {
    /** It changes nothing, or the same again: send it again. */
    HARMLESS,
    /**
     * It is guarded by an etag: send it again. Had it been carried out, the second is refused for
     * that.
     */
    GUARDED,
    /** Its outcome matters and isn't known: don't. */
    NEVER,
    /** A poll: a failure of the service is news for the caller, a broken connection is not. */
    POLL
  }
}
