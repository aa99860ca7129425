package io.github.fleetmaven.simulator.scenario;

/** What a fault does to a machine. Several of them can come together. */
public sealed interface MachineEffect {

  /**
   * It is in another health.
   *
   * @param state healthy, unhealthy, unknown or initializing
   */
  record Health(String state) implements MachineEffect {}

  /**
   * It loses its power; what is being done to it fails.
   *
   * @param state stopped or deallocated
   */
  record PowerLost(String state) implements MachineEffect {}

  /** Its agent is silent until the machine starts anew; handlers that should run meanwhile fail. */
  record AgentLost() implements MachineEffect {}

  /** It is gone, as if somebody had deleted it. */
  record Vanishes() implements MachineEffect {}

  /** What is done to it never ends, and it goes on being updated. */
  record StaysUpdating() implements MachineEffect {}

  /**
   * What is done to it fails in the end, and with it the operation.
   *
   * @param code Azure's error code
   * @param message what Azure says
   */
  record Fails(String code, String message) implements MachineEffect {}
}
