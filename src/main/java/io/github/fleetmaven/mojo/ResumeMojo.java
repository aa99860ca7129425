package io.github.fleetmaven.mojo;

import io.github.fleetmaven.model.DesiredFleet;
import io.github.fleetmaven.wiring.RunSettings;
import org.apache.maven.plugins.annotations.Mojo;

/** Lets rollouts go on that {@code fleet:pause} holds back. */
@Mojo(name = "resume", threadSafe = true)
public final class ResumeMojo extends CloudMojo {

  @Override
  void run(RunSettings settings, DesiredFleet fleet) {
    open(settings, fleet).resume();
  }
}
