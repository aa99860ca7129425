package io.github.fleetmaven.mojo;

import io.github.fleetmaven.wiring.SimulatorHandle;
import java.util.List;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Starts the simulator for a build, and sets {@code fleet.azure.endpoint} for the goals after it;
 * for other clients {@code fleet.simulator.endpoint} and, with HTTPS, {@code
 * fleet.simulator.authority}, a file with the certificate to trust. It ends with {@code
 * simulator-stop}, or with the build.
 */
@Mojo(
    name = "simulator-start",
    defaultPhase = LifecyclePhase.PRE_INTEGRATION_TEST,
    threadSafe = true)
public final class SimulatorStartMojo extends SimulatorServerMojo {

  private static final String FOR_GOALS = "fleet.azure.endpoint";
  private static final String FOR_OTHERS = "fleet.simulator.endpoint";
  private static final String TO_TRUST = "fleet.simulator.authority";

  /** What it sets for the rest of the build. */
  static final List<String> PROPERTIES = List.of(FOR_GOALS, FOR_OTHERS, TO_TRUST);

  @Override
  void serve(SimulatorHandle simulator) {
    RunningSimulators.of(getPluginContext()).add(simulator);
    // The goals speak plain HTTP to it: no Java trusts a certificate that was made a moment ago.
    set(FOR_GOALS, simulator.plain().toString());
    set(FOR_OTHERS, simulator.uri().toString());
    simulator.authority().ifPresent(authority -> set(TO_TRUST, authority.toString()));
    announce(simulator);
  }

  private void set(String property, String value) {
    project.getProperties().setProperty(property, value);
  }
}
