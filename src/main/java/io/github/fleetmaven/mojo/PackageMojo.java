package io.github.fleetmaven.mojo;

import io.github.fleetmaven.wiring.Staging;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Stages the files that the fleet needs, with their digests, in {@code target/fleet/content}. The
 * goals {@code plan} and {@code apply} do the same when it hasn't run.
 */
@Mojo(name = "package", defaultPhase = LifecyclePhase.PACKAGE, threadSafe = true)
public final class PackageMojo extends FleetMojo {

  @Override
  void run(Declared declared) {
    Staging.stage(declared.fleet(), outputDirectory(), build(), console());
  }
}
