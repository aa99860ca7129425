package io.github.fleetmaven.simulator.scenario;

import java.nio.file.Path;
import java.util.List;

/** A scenario that can't be simulated: says all that is wrong with it. */
public final class ScenarioException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  /**
   * @param file the scenario
   * @param problems what is wrong, each with its place in the file and what to do
   */
  public ScenarioException(Path file, List<String> problems) {
    super(
        problems.size() == 1
            ? file + ": " + problems.get(0)
            : file + ":\n  " + String.join("\n  ", problems));
    this.problems = List.copyOf(problems);
  }

  /** Returns the problems, each with its place in the file. */
  public List<String> problems() {
    return problems;
  }
}
