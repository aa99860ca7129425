package io.github.fleetmaven.simulator.scenario;

/** How a run of a handler ends that a fault has got hold of. */
public sealed interface HandlerEnd {

  /** As it would without the fault. */
  record AsUsual() implements HandlerEnd {}

  /** It goes on for ever. */
  record Never() implements HandlerEnd {}

  /**
   * It exits.
   *
   * @param code the exit code
   * @param message what it says
   */
  record Exits(int code, String message) implements HandlerEnd {}
}
