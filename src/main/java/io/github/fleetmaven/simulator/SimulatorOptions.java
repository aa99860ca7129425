package io.github.fleetmaven.simulator;

import io.github.fleetmaven.time.Time;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How a simulator is opened.
 *
 * @param scenario the scenario that it starts from
 * @param stateFile where it keeps its state, to go on from there; without it everything starts over
 * @param journalFile where it writes what happens
 * @param reset whether to forget the state and the journal
 * @param timeScale what simulated durations are divided by, instead of the scenario's own; above 0
 * @param time the time that passes in truth
 */
public record SimulatorOptions(
    Path scenario,
    Optional<Path> stateFile,
    Optional<Path> journalFile,
    boolean reset,
    OptionalDouble timeScale,
    Time time) {

  /** Checks that time runs on. */
  public SimulatorOptions {
    if (timeScale.isPresent() && !(timeScale.getAsDouble() > 0)) {
      throw new IllegalArgumentException(
          "a time scale must be above 0, not " + timeScale.getAsDouble());
    }
  }

  /** Returns the options of a simulator that keeps nothing. */
  public static SimulatorOptions inMemory(Path scenario, Time time) {
    return new SimulatorOptions(
        scenario, Optional.empty(), Optional.empty(), false, OptionalDouble.empty(), time);
  }
}
