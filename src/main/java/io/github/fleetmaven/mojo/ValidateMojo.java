package io.github.fleetmaven.mojo;

import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/** Tells every problem of the configuration at once. Asks no cloud. */
@Mojo(name = "validate", defaultPhase = LifecyclePhase.VALIDATE, threadSafe = true)
public final class ValidateMojo extends FleetMojo {

  @Override
  void run(Declared declared) {
    int targets = declared.fleet().targets().size();
    getLog()
        .info("the configuration is valid: " + targets + (targets == 1 ? " target" : " targets"));
  }
}
