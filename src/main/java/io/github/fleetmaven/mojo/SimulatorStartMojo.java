package io.github.fleetmaven.mojo;

import io.github.fleetmaven.wiring.SimulatorHandle;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Starts the simulator for a build, and sets {@code fleet.azure.endpoint} for the goals after it.
 * It ends with {@code simulator-stop}, or with the build.
 */
@Mojo(
    name = "simulator-start",
    defaultPhase = LifecyclePhase.PRE_INTEGRATION_TEST,
    threadSafe = true)
public final class SimulatorStartMojo extends SimulatorServerMojo {

  @Override
  void serve(SimulatorHandle simulator) {
    RunningSimulators.of(getPluginContext()).add(simulator);
    project.getProperties().setProperty("fleet.azure.endpoint", simulator.uri().toString());
    getLog().info("Simulator ready at " + simulator.uri());
  }
}
