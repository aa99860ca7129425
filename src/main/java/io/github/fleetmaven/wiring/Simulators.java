package io.github.fleetmaven.wiring;

import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.diag.FleetException;
import io.github.fleetmaven.simulator.Simulator;
import io.github.fleetmaven.simulator.SimulatorOptions;
import io.github.fleetmaven.simulator.SimulatorServer;
import io.github.fleetmaven.simulator.scenario.ScenarioException;
import io.github.fleetmaven.simulator.tls.LoopbackTls;
import io.github.fleetmaven.time.Time;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Opens simulators. */
public final class Simulators {

  private static final int HIGHEST_PORT = 65_535;

  private Simulators() {}

  /**
   * Opens the simulator that is served on 127.0.0.1.
   *
   * @param outputDirectory where it writes its state, its journal, and whom to trust
   * @param port 0 for any free one
   * @param tls whether over HTTPS, and beside it over plain HTTP on another free port
   * @throws FleetException when it can't start
   */
  public static SimulatorHandle serve(
      SimulatorSettings settings, Path outputDirectory, int port, boolean tls) {
    if (port < 0 || port > HIGHEST_PORT) {
      throw notStarted(
          "fleet.simulator.port", "there is no port " + port, "use 0 to " + HIGHEST_PORT);
    }
    Simulator simulator = open(settings, Optional.of(outputDirectory), Time.system());
    try {
      return tls ? secure(simulator, outputDirectory, port) : plain(simulator, port);
    } catch (UncheckedIOException e) {
      throw notStarted("fleet.simulator.port", text(e), "use another port, or 0 for any free one");
    }
  }

  /**
   * Opens the simulator that a goal of this process works on: in an empty cloud it would find none
   * of its targets.
   */
  static Simulator rehearsal(SimulatorSettings settings, Path outputDirectory, Time time) {
    if (settings.scenario().isEmpty()) {
      throw noScenario();
    }
    return open(settings, Optional.of(outputDirectory), time);
  }

  private static SimulatorHandle plain(Simulator simulator, int port) {
    SimulatorServer server = SimulatorServer.start(simulator, port);
    return new SimulatorHandle(server.uri(), server.uri(), Optional.empty(), server::close);
  }

  /** Some clients ask for the token of a managed identity over plain HTTP, whatever the rest is. */
  private static SimulatorHandle secure(Simulator simulator, Path outputDirectory, int port) {
    LoopbackTls tls = LoopbackTls.create(Time.system().now());
    Path authority = written(tls, outputDirectory.resolve("simulator-ca.pem"));
    SimulatorServer server = SimulatorServer.start(simulator, port, tls);
    SimulatorServer beside = SimulatorServer.start(simulator, 0);
    return new SimulatorHandle(
        server.uri(),
        beside.uri(),
        Optional.of(authority),
        () -> {
          server.close();
          beside.close();
        });
  }

  private static Path written(LoopbackTls tls, Path file) {
    try {
      return tls.writeAuthority(file);
    } catch (IOException e) {
      throw notStarted(
          "fleet.simulator.tls",
          file + " can't be written (" + e + ")",
          "make its folder writable");
    }
  }

  static Simulator open(SimulatorSettings settings, Optional<Path> outputDirectory, Time time) {
    if (settings.timeScale().filter(scale -> !(scale > 0)).isPresent()) {
      throw notStarted(
          "fleet.simulator.timeScale", "a time scale must be above 0", "use 1 for real time");
    }
    SimulatorOptions options =
        new SimulatorOptions(
            settings.scenario(),
            outputDirectory.map(dir -> dir.resolve("simulator-state.json")),
            outputDirectory.map(dir -> dir.resolve("simulator-journal.jsonl")),
            settings.reset(),
            settings.timeScale().map(OptionalDouble::of).orElse(OptionalDouble.empty()),
            time);
    try {
      return Simulator.open(options);
    } catch (ScenarioException e) {
      throw new FleetException(String.valueOf(e.getMessage()), List.of());
    } catch (UncheckedIOException e) {
      throw notStarted("", text(e), "start over with -Dfleet.simulator.reset");
    }
  }

  private static String text(UncheckedIOException e) {
    return e.getMessage() + " (" + e.getCause() + ")";
  }

  private static FleetException notStarted(String where, String summary, String remedy) {
    return new FleetException(
        "the simulator was not started", List.of(Diagnostic.error(where, summary, remedy)));
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
