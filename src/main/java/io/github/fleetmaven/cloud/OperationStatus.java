package io.github.fleetmaven.cloud;

import io.github.fleetmaven.model.Value;
import java.time.Duration;
import java.util.Optional;

/** How an operation stands. */
public sealed interface OperationStatus {

  /**
   * It goes on.
   *
   * @param operation what to poll next: a cloud may move the place where it answers
   * @param retryAfter how long the cloud asks to wait before the next poll
   */
  record Running(Operation operation, Optional<Duration> retryAfter) implements OperationStatus {}

  /**
   * It is done.
   *
   * @param resource the resource that a write answered with, raw; empty for actions
   */
  record Succeeded(Optional<Value.Obj> resource) implements OperationStatus {}

  /** It failed, or was cancelled. */
  record Failed(CloudError error) implements OperationStatus {}
}
