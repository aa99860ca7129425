package io.github.fleetmaven.mojo;

import io.github.fleetmaven.diag.FleetException;
import io.github.fleetmaven.wiring.SimulatorHandle;
import io.github.fleetmaven.wiring.SimulatorSettings;
import io.github.fleetmaven.wiring.Simulators;
import java.io.File;
import java.util.Optional;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** What the goals have in common that serve the simulator. */
@SuppressWarnings("NullAway.Init") // Maven sets the parameters
abstract class SimulatorServerMojo extends AbstractMojo {

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  MavenProject project;

  /** Does nothing at all. */
  @Parameter(property = "fleet.skip", defaultValue = "false")
  boolean skip;

  /** The folder for the simulator's state and journal. */
  @Parameter(property = "fleet.outputDirectory", defaultValue = "${project.build.directory}/fleet")
  File outputDirectory;

  /** The scenario that the simulator starts from; an empty cloud when left out. */
  @Parameter(property = "fleet.simulator.scenario")
  @Nullable File simulatorScenario;

  /** Whether the simulator forgets what was done to it, and starts from its scenario again. */
  @Parameter(property = "fleet.simulator.reset", defaultValue = "false")
  boolean simulatorReset;

  /** How many times faster than the clock the simulator runs; the scenario's own when left out. */
  @Parameter(property = "fleet.simulator.timeScale")
  @Nullable Double simulatorTimeScale;

  /** The port on 127.0.0.1; 0 takes any that is free. */
  @Parameter(property = "fleet.simulator.port", defaultValue = "0")
  int simulatorPort;

  /**
   * Whether to serve HTTPS, with a certificate made at start-up; the one to trust is written to
   * {@code simulator-ca.pem}. The same is then served over plain HTTP on another free port.
   */
  @Parameter(property = "fleet.simulator.tls", defaultValue = "false")
  boolean simulatorTls;

  @Override
  public final void execute() throws MojoFailureException {
    if (skip) {
      getLog().info("skipped (fleet.skip)");
      return;
    }
    try {
      serve(start());
    } catch (FleetException e) {
      throw new MojoFailureException(e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Says where a running simulator is, and what its clients need. */
  final void announce(SimulatorHandle simulator) {
    getLog().info("Simulator ready at " + simulator.uri());
    simulator
        .authority()
        .ifPresent(
            authority -> {
              getLog().info("its clients have to trust " + authority);
              getLog().info("over plain HTTP it is at " + simulator.plain());
            });
  }

  /** Does with the running simulator what the goal is for. */
  abstract void serve(SimulatorHandle simulator) throws InterruptedException;

  private SimulatorHandle start() {
    SimulatorSettings settings =
        new SimulatorSettings(
            Optional.ofNullable(simulatorScenario).map(File::toPath),
            simulatorReset,
            Optional.ofNullable(simulatorTimeScale));
    return Simulators.serve(settings, outputDirectory.toPath(), simulatorPort, simulatorTls);
  }
}
