package io.github.fleetmaven.mojo;

import io.github.fleetmaven.model.DesiredFleet;
import io.github.fleetmaven.wiring.RunSettings;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Tells how each target and each of its instances stands, and writes it to {@code
 * target/fleet/status.json}. Changes nothing.
 */
@Mojo(name = "status", threadSafe = true)
public final class StatusMojo extends CloudMojo {

  @Override
  void run(RunSettings settings, DesiredFleet fleet) {
    open(settings, fleet).status();
  }
}
