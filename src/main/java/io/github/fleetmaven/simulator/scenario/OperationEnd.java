package io.github.fleetmaven.simulator.scenario;

/** How an operation ends that a fault has got hold of, whatever became of its work. */
public sealed interface OperationEnd {

  /** It goes on for ever. */
  record Never() implements OperationEnd {}

  /**
   * It fails.
   *
   * @param code Azure's error code
   * @param message what Azure says
   */
  record Failed(String code, String message) implements OperationEnd {}

  /**
   * It is canceled.
   *
   * @param code Azure's error code
   * @param message what Azure says
   */
  record Canceled(String code, String message) implements OperationEnd {}
}
