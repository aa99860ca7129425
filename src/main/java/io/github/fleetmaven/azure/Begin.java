package io.github.fleetmaven.azure;

import io.github.fleetmaven.azure.AzureOperation.Kind;
import io.github.fleetmaven.cloud.CloudError;
import io.github.fleetmaven.cloud.CloudException;
import io.github.fleetmaven.cloud.OperationStatus;
import io.github.fleetmaven.model.Value;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/** Makes an operation of the first answer to a write. Stateless. */
final class Begin {

  private static final int ACCEPTED = 202;
  private static final int NOT_FOUND = 404;

  /** What Azure calls a resource that isn't there while the one that it belongs to is. */
  private static final Set<String> GONE = Set.of("ResourceNotFound", "NotFound");

  private Begin() {}

  /**
   * Sends a write.
   *
   * @param resourceUrl the resource that is asked where Azure names no other place
   */
  static AzureOperation send(Arm arm, Call call, Kind kind, URI resourceUrl) {
    Answer answer = arm.send(call);
    if (answer.isSuccess() || isGone(answer, kind)) {
      return accepted(arm, call, answer, kind, resourceUrl);
    }
    throw new CloudException(Failures.refused(call, answer));
  }

  private static AzureOperation accepted(
      Arm arm, Call call, Answer answer, Kind kind, URI resourceUrl) {
    Optional<URI> status = answer.header("azure-asyncoperation").flatMap(arm::followable);
    Optional<URI> location =
        answer.status() == ACCEPTED
            ? answer.header("location").flatMap(arm::followable)
            : Optional.empty();
    Optional<Value.Obj> resource = kind == Kind.WRITE ? answer.json() : Optional.empty();
    boolean open = status.isPresent() || location.isPresent() || answer.status() == ACCEPTED;
    return new AzureOperation(
        call.action(),
        kind,
        call.subscriptionId(),
        resourceUrl,
        status,
        location,
        resource,
        arm.retryAfter(answer),
        0,
        Scrubber.of(call),
        open ? Optional.empty() : end(call, answer, kind, resource));
  }

  /** What is gone already needs no removal. */
  private static boolean isGone(Answer answer, Kind kind) {
    return kind == Kind.DELETE
        && answer.status() == NOT_FOUND
        && GONE.contains(ErrorBody.of(answer).code());
  }

  /** How an operation stands that came with no place to ask: as its resource says. */
  private static Optional<OperationStatus> end(
      Call call, Answer answer, Kind kind, Optional<Value.Obj> resource) {
    if (kind != Kind.WRITE) {
      return Optional.of(new OperationStatus.Succeeded(Optional.empty()));
    }
    return resource.flatMap(
        r ->
            switch (ProvisioningState.of(r)) {
              case SUCCEEDED -> Optional.of(new OperationStatus.Succeeded(resource));
              case FAILED -> Optional.of(new OperationStatus.Failed(failed(call, answer, r)));
              case RUNNING -> Optional.<OperationStatus>empty();
            });
  }

  private static CloudError failed(Call call, Answer answer, Value.Obj resource) {
    return ProvisioningState.failure(call.action(), resource, answer.requestId());
  }
}
