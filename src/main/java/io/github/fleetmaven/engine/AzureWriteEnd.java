package io.github.fleetmaven.engine;

import io.github.fleetmaven.cloud.Command;
import io.github.fleetmaven.cloud.Operation;
import io.github.fleetmaven.cloud.OperationStatus;
import io.github.fleetmaven.model.ObservedScaleSet;
import java.time.Duration;
import java.time.Instant;

/**
 * The end of a write by which Azure's rollout begins: its operation may last as long as the whole
 * rollout, so that it needn't be waited for once that is seen to have begun. For one write, used by
 * one thread.
 */
final class AzureWriteEnd implements WriteEnd {

  private final RunContext context;
  private final RollingUpgradeWatch watch;
  private final Duration timeout;
  private final boolean sameContent;

  /**
   * Makes the end of a write.
   *
   * @param timeout how long it may take until it has ended or Azure's rollout has begun
   * @param sameContent whether it writes what is there already, so that only the rollout tells
   *     whether it went through
   */
  AzureWriteEnd(
      RunContext context, RollingUpgradeWatch watch, Duration timeout, boolean sameContent) {
    this.context = context;
    this.watch = watch;
    this.timeout = timeout;
    this.sameContent = sameContent;
  }

  @Override
  public OperationStatus await(Operation operation) {
    Instant start = context.now();
    OperationStatus status = context.cloud().poll(operation);
    while (status instanceof OperationStatus.Running running && watch.begun().isEmpty()) {
      Duration passed = context.since(start);
      if (passed.compareTo(timeout) >= 0) {
        return new OperationStatus.Failed(OperationWaiter.timedOut(operation, timeout));
      }
      context.sleep(Pacing.asked(running.retryAfter(), passed, timeout));
      status = context.cloud().poll(running.operation());
    }
    return status;
  }

  @Override
  public boolean isSettled(ObservedScaleSet now) {
    return !now.provisioningState().equalsIgnoreCase("Updating") || watch.begun().isPresent();
  }

  @Override
  public boolean isThere(ObservedScaleSet now, Command.WriteModel command) {
    return sameContent ? watch.begun().isPresent() : ModelAnswer.carries(now, command);
  }
}
