package io.github.fleetmaven.mojo;

import io.github.fleetmaven.model.DesiredFleet;
import io.github.fleetmaven.wiring.RunSettings;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Holds rollouts back before their next batch, from wherever it is run, until {@code fleet:resume};
 * a new run does not begin meanwhile.
 */
@Mojo(name = "pause", threadSafe = true)
public final class PauseMojo extends CloudMojo {

  @Override
  void run(RunSettings settings, DesiredFleet fleet) {
    open(settings, fleet).pause();
  }
}
