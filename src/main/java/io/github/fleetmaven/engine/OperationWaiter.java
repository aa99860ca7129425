package io.github.fleetmaven.engine;

import io.github.fleetmaven.cloud.CloudError;
import io.github.fleetmaven.cloud.Operation;
import io.github.fleetmaven.cloud.OperationStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Waits for an operation to end. The one loop that polls; it has an end. */
final class OperationWaiter {

  private final RunContext context;

  OperationWaiter(RunContext context) {
    this.context = context;
  }

  /**
   * Polls until the operation has ended.
   *
   * @param timeout how long that may take from now
   * @return {@code Succeeded} or {@code Failed}; the latter too when the time is up
   */
  OperationStatus await(Operation operation, Duration timeout) {
    Instant start = context.now();
    OperationStatus status = context.cloud().poll(operation);
    while (status instanceof OperationStatus.Running running) {
      Duration passed = context.since(start);
      if (passed.compareTo(timeout) >= 0) {
        return new OperationStatus.Failed(timedOut(operation, timeout));
      }
      context.sleep(Pacing.asked(running.retryAfter(), passed, timeout));
      status = context.cloud().poll(running.operation());
    }
    return status;
  }

  static CloudError timedOut(Operation operation, Duration timeout) {
    return new CloudError(
        CloudError.Kind.OPERATION_FAILED,
        operation.describe(),
        0,
        "operationTimeout",
        "it still ran after "
            + timeout
            + " and may go on in the cloud; run apply again to take it"
            + " up, or raise <operationTimeout>",
        Optional.empty());
  }
}
