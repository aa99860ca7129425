package io.github.fleetmaven.azure;

import io.github.fleetmaven.cloud.Operation;
import io.github.fleetmaven.cloud.OperationStatus;
import io.github.fleetmaven.model.Value;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * An operation that Azure has accepted, and where it tells how it goes.
 *
 * @param describe what is done, for people: {@code update 2 instances of myVMSS}
 * @param kind what sort of request began it
 * @param subscriptionId whose client polls it
 * @param resourceUrl the resource itself, which is asked where Azure gives no other place
 * @param statusUrl where {@code Azure-AsyncOperation} pointed
 * @param locationUrl where {@code Location} pointed
 * @param resource what a write answered with at first
 * @param firstWait how long the first answer asked to wait, until that has been passed on
 * @param missing how often in a row the operation wasn't found
 * @param scrubber keeps what was sent as a secret out of what it says when it fails
 * @param end how it ended, where that is known already
 */
record AzureOperation(
    String describe,
    Kind kind,
    String subscriptionId,
    URI resourceUrl,
    Optional<URI> statusUrl,
    Optional<URI> locationUrl,
    Optional<Value.Obj> resource,
    Optional<Duration> firstWait,
    int missing,
    Scrubber scrubber,
    Optional<OperationStatus> end)
    implements Operation {

  /** What sort of request began an operation. */
  enum Kind {
    /** PUT or PATCH: there is a resource to be read at its end. */
    WRITE,
    /** DELETE: the resource is gone at its end. */
    DELETE,
    /** POST: something is done to a resource. */
    ACTION
  }

  AzureOperation withoutFirstWait() {
    return with(statusUrl, locationUrl, Optional.empty(), missing);
  }

  AzureOperation at(Optional<URI> status, Optional<URI> location) {
    return with(status, location, firstWait, 0);
  }

  AzureOperation missedOnceMore() {
    return with(statusUrl, locationUrl, firstWait, missing + 1);
  }

  private AzureOperation with(
      Optional<URI> status, Optional<URI> location, Optional<Duration> wait, int misses) {
    return new AzureOperation(
        describe,
        kind,
        subscriptionId,
        resourceUrl,
        status,
        location,
        resource,
        wait,
        misses,
        scrubber,
        end);
  }
}
