package io.github.fleetmaven.mojo;

import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/** Stops the simulator that {@code simulator-start} started in this module. */
@Mojo(
    name = "simulator-stop",
    defaultPhase = LifecyclePhase.POST_INTEGRATION_TEST,
    threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the parameters
public final class SimulatorStopMojo extends AbstractMojo {

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  MavenProject project;

  /** Does nothing at all. */
  @Parameter(property = "fleet.skip", defaultValue = "false")
  boolean skip;

  @Override
  public void execute() {
    if (skip) {
      getLog().info("skipped (fleet.skip)");
      return;
    }
    int stopped = RunningSimulators.of(getPluginContext()).stopAll();
    SimulatorStartMojo.PROPERTIES.forEach(project.getProperties()::remove);
    getLog().info(stopped == 0 ? "no simulator runs in this module" : "Simulator stopped");
  }
}
