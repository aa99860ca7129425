package io.github.fleetmaven.mojo;

import io.github.fleetmaven.model.DesiredFleet;
import io.github.fleetmaven.wiring.RunSettings;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Ends rollouts before their next batch, from wherever it is run, and rolling upgrades of Azure's
 * own after theirs. The next {@code fleet:apply} goes on from there.
 */
@Mojo(name = "abort", threadSafe = true)
public final class AbortMojo extends CloudMojo {

  @Override
  void run(RunSettings settings, DesiredFleet fleet) {
    open(settings, fleet).abort();
  }
}
