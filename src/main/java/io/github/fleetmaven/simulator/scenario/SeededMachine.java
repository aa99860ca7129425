package io.github.fleetmaven.simulator.scenario;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is special about one machine at the start.
 *
 * @param powerState running, stopped or deallocated
 * @param health healthy, unhealthy, unknown or initializing
 * @param agentReady whether its agent has reported; one that hasn't does so after the next thing
 *     that is done to the machine
 * @param zone its zone
 * @param updateDomain its update domain
 * @param faultDomain its fault domain
 * @param latestModelApplied whether it has its set's latest model; one that hasn't is equal to it
 *     all the same, unless {@code imageVersion} says otherwise
 * @param imageVersion the version of the image it runs
 * @param protectFromScaleIn whether it is kept from scale-in
 * @param protectFromScaleSetActions whether it is kept from actions of its set
 * @param extensions handlers that have failed, by extension
 */
public record SeededMachine(
    Optional<String> powerState,
    Optional<String> health,
    boolean agentReady,
    Optional<String> zone,
    OptionalInt updateDomain,
    OptionalInt faultDomain,
    boolean latestModelApplied,
    Optional<String> imageVersion,
    boolean protectFromScaleIn,
    boolean protectFromScaleSetActions,
    Map<String, SeededFailure> extensions) {

  /** Nothing special. */
  public static final SeededMachine PLAIN =
      new SeededMachine(
          Optional.empty(),
          Optional.empty(),
          true,
          Optional.empty(),
          OptionalInt.empty(),
          OptionalInt.empty(),
          true,
          Optional.empty(),
          false,
          false,
          Map.of());

  /**
   * How a handler failed before the start.
   *
   * @param exitCode what it exited with
   * @param message what it said
   */
  public record SeededFailure(int exitCode, String message) {}
}
