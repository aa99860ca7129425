package io.github.fleetmaven.azure;

import io.github.fleetmaven.azure.AzureOperation.Kind;
import io.github.fleetmaven.cloud.CloudError;
import io.github.fleetmaven.cloud.CloudException;
import io.github.fleetmaven.cloud.OperationStatus;
import io.github.fleetmaven.cloud.OperationStatus.Failed;
import io.github.fleetmaven.cloud.OperationStatus.Running;
import io.github.fleetmaven.cloud.OperationStatus.Succeeded;
import io.github.fleetmaven.model.Value;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Asks once how an operation stands: where {@code Azure-AsyncOperation} pointed, else where {@code
 * Location} did, else the resource itself. A failure of the service or an answer that can't be read
 * is no news: it goes on, for as long as the caller has patience. Immutable.
 */
record Poll(Arm arm) {

  private static final int NOT_FOUND = 404;
  private static final int ACCEPTED = 202;

  /** An operation can be unknown for a moment after it was accepted. */
  private static final int MISSES_BORNE = 2;

  OperationStatus run(AzureOperation operation) {
    if (operation.end().isPresent()) {
      return operation.end().get();
    }
    if (operation.firstWait().isPresent()) {
      return new Running(operation.withoutFirstWait(), operation.firstWait());
    }
    URI url = operation.statusUrl().or(operation::locationUrl).orElse(operation.resourceUrl());
    Call call = arm.pollCall(operation.describe(), operation.subscriptionId(), url);
    Answer answer = arm.send(call);
    if (answer.status() == 429 || RetryRule.isServiceFailure(answer)) {
      return new Running(operation, arm.retryAfter(answer));
    }
    if (answer.status() == 401 || answer.status() == 403) {
      throw new CloudException(Failures.refused(call, answer));
    }
    return new Reading(operation, call, answer).status();
  }

  /** What one answer says of an operation. */
  private final class Reading {

    private final AzureOperation operation;
    private final Call call;
    private final Answer answer;

    Reading(AzureOperation operation, Call call, Answer answer) {
      this.operation = operation;
      this.call = call;
      this.answer = answer;
    }

    OperationStatus status() {
      boolean atResource = operation.statusUrl().or(operation::locationUrl).isEmpty();
      if (answer.status() == NOT_FOUND) {
        return atResource && operation.kind() == Kind.DELETE ? succeeded() : missed(atResource);
      }
      if (atResource) {
        return resource();
      }
      return operation.statusUrl().isPresent() ? asyncOperation() : location();
    }

    private OperationStatus asyncOperation() {
      Value.Obj body = accepted().json().orElse(Value.Obj.EMPTY);
      String status =
          body.text("status")
              .or(() -> body.obj("properties").text("provisioningState"))
              .orElse("InProgress");
      return switch (ProvisioningState.named(status)) {
        case SUCCEEDED -> succeeded();
        case FAILED -> new Failed(failure(body, status));
        case RUNNING -> running();
      };
    }

    private OperationStatus location() {
      if (answer.status() == ACCEPTED) {
        return running();
      }
      if (!answer.isSuccess()) {
        return new Failed(failure(answer.json().orElse(Value.Obj.EMPTY), "Failed"));
      }
      Optional<Value.Obj> body = answer.json().filter(b -> b.text("id").isPresent());
      return operation.kind() == Kind.WRITE && body.isPresent() ? state(body.get()) : succeeded();
    }

    private OperationStatus resource() {
      Optional<Value.Obj> body = accepted().json();
      if (body.isEmpty()) {
        return running();
      }
      return operation.kind() == Kind.DELETE
              && ProvisioningState.of(body.get()) != ProvisioningState.FAILED
          ? running()
          : state(body.get());
    }

    private OperationStatus state(Value.Obj resource) {
      return switch (ProvisioningState.of(resource)) {
        case SUCCEEDED ->
            new Succeeded(
                operation.kind() == Kind.WRITE ? Optional.of(resource) : Optional.empty());
        case FAILED ->
            new Failed(
                ProvisioningState.failure(operation.describe(), resource, answer.requestId()));
        case RUNNING -> running();
      };
    }

    /** A write whose first answer had no resource reads it now, by one more poll. */
    private OperationStatus succeeded() {
      boolean unread = operation.kind() == Kind.WRITE && operation.resource().isEmpty();
      return unread
          ? new Running(
              operation.at(Optional.empty(), Optional.empty()), Optional.of(Duration.ZERO))
          : new Succeeded(operation.resource());
    }

    private OperationStatus running() {
      Optional<URI> status =
          operation.statusUrl().map(u -> moved("azure-asyncoperation").orElse(u));
      Optional<URI> location = operation.locationUrl().map(u -> moved("location").orElse(u));
      return new Running(operation.at(status, location), arm.retryAfter(answer));
    }

    private Optional<URI> moved(String header) {
      return answer.header(header).flatMap(arm::followable);
    }

    /** Asks the next place when an operation stays unknown: Azure forgets them after a while. */
    private OperationStatus missed(boolean atResource) {
      AzureOperation next = operation.missedOnceMore();
      if (next.missing() > MISSES_BORNE) {
        if (atResource) {
          throw new CloudException(Failures.refused(call, answer));
        }
        next =
            operation.at(
                Optional.empty(),
                operation.statusUrl().isPresent() ? operation.locationUrl() : Optional.empty());
      }
      return new Running(next, arm.retryAfter(answer));
    }

    private Answer accepted() {
      if (!answer.isSuccess()) {
        throw new CloudException(Failures.refused(call, answer));
      }
      return answer;
    }

    private CloudError failure(Value.Obj body, String status) {
      Value.Obj error = body.obj("error").isEmpty() ? body : body.obj("error");
      boolean says = error.text("code").or(() -> error.text("message")).isPresent();
      ErrorBody reason =
          says ? ErrorBody.of(error) : new ErrorBody("", "Azure says " + status + " and no reason");
      return new CloudError(
          CloudError.Kind.OPERATION_FAILED,
          operation.describe(),
          0,
          reason.code(),
          operation.scrubber().scrub(reason.message()),
          answer.requestId());
    }
  }
}
