package io.github.fleetmaven.engine;

import io.github.fleetmaven.cloud.Command;
import io.github.fleetmaven.cloud.Operation;
import io.github.fleetmaven.cloud.OperationStatus;
import io.github.fleetmaven.model.ObservedScaleSet;
import java.time.Duration;

/** By what the end of a model's write is known. */
interface WriteEnd {

  /**
   * Waits for the end of a write that was accepted.
   *
   * @return {@code Running} when the operation needn't be waited for any longer
   */
  OperationStatus await(Operation operation);

  /**
   * Tells, when an answer got lost, whether a reading of the set already shows what became of it.
   */
  boolean isSettled(ObservedScaleSet now);

  /** Tells whether a set shows that the write went through. */
  boolean isThere(ObservedScaleSet now, Command.WriteModel command);

  /** Returns the end by which a write is done once its operation is. */
  static WriteEnd ofOperation(OperationWaiter waiter, Duration timeout) {
    return new WriteEnd() {
      @Override
      public OperationStatus await(Operation operation) {
        return waiter.await(operation, timeout);
      }

      @Override
      public boolean isSettled(ObservedScaleSet now) {
        return !now.provisioningState().equalsIgnoreCase("Updating");
      }

      @Override
      public boolean isThere(ObservedScaleSet now, Command.WriteModel command) {
        return ModelAnswer.carries(now, command);
      }
    };
  }
}
