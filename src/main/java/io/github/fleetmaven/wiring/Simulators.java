package io.github.fleetmaven.wiring;

import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.diag.FleetException;
import io.github.fleetmaven.simulator.Simulator;
import io.github.fleetmaven.simulator.SimulatorOptions;
import io.github.fleetmaven.simulator.SimulatorServer;
import io.github.fleetmaven.simulator.scenario.ScenarioException;
import io.github.fleetmaven.time.Time;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Opens simulators. */
public final class Simulators {

  private Simulators() {}

  /**
   * Opens the simulator that is served over HTTP on 127.0.0.1.
   *
   * @param outputDirectory where it writes its state and its journal
   * @param port 0 for any free one
   */
  public static SimulatorHandle serve(SimulatorSettings settings, Path outputDirectory, int port) {
    SimulatorServer server =
        SimulatorServer.start(open(settings, Optional.of(outputDirectory), Time.system()), port);
    return new SimulatorHandle(server.uri(), server::close);
  }

  static Simulator open(SimulatorSettings settings, Optional<Path> outputDirectory, Time time) {
    Path scenario = settings.scenario().orElseThrow(Simulators::noScenario);
    SimulatorOptions options =
        new SimulatorOptions(
            scenario,
            outputDirectory.map(dir -> dir.resolve("simulator-state.json")),
            outputDirectory.map(dir -> dir.resolve("simulator-journal.jsonl")),
            settings.reset(),
            settings.timeScale().map(OptionalDouble::of).orElse(OptionalDouble.empty()),
            time);
    try {
      return Simulator.open(options);
    } catch (ScenarioException e) {
      throw new FleetException(String.valueOf(e.getMessage()), List.of());
    }
  }

  private static FleetException noScenario() {
    return new FleetException(
        "the simulator has nothing to start from",
        List.of(
            Diagnostic.error(
                "fleet.simulator.scenario",
                "no scenario is named",
                "set <simulatorScenario> in the pom or -Dfleet.simulator.scenario=FILE;"
                    + " docs/simulator.md shows one")));
  }
}
