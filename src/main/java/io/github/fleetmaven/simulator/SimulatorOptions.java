package io.github.fleetmaven.simulator;

import io.github.fleetmaven.time.Time;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How a simulator is opened.
 *
 * @param scenario the scenario that it starts from; an empty cloud without it
 * @param stateFile where it keeps its state, to go on from there; without it everything starts over
 * @param journalFile where it writes what happens
 * @param reset whether to forget the state and the journal
 * @param timeScale what simulated durations are divided by, instead of the scenario's own; above 0
 * @param time the time that passes in truth
 */
public record SimulatorOptions(
    Optional<Path> scenario,
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

  /** The options of a simulator that starts from a scenario. */
  public SimulatorOptions(
      Path scenario,
      Optional<Path> stateFile,
      Optional<Path> journalFile,
      boolean reset,
      OptionalDouble timeScale,
      Time time) {
    this(Optional.of(scenario), stateFile, journalFile, reset, timeScale, time);
  }

  /** Returns the options of a simulator that starts empty and keeps nothing. */
  public static SimulatorOptions empty(Time time) {
    return new SimulatorOptions(
        Optional.empty(), Optional.empty(), Optional.empty(), false, OptionalDouble.empty(), time);
  }

  /** Returns the options of a simulator that keeps nothing. */
  public static SimulatorOptions inMemory(Path scenario, Time time) {
    return new SimulatorOptions(
        scenario, Optional.empty(), Optional.empty(), false, OptionalDouble.empty(), time);
  }
}
