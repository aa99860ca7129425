package io.github.fleetmaven.mojo;

import io.github.fleetmaven.wiring.SimulatorHandle;
import java.util.concurrent.CountDownLatch;
import org.apache.maven.plugins.annotations.Mojo;

/** Serves the simulator of Azure on 127.0.0.1 until it is interrupted. */
@Mojo(name = "simulator", requiresProject = false, threadSafe = true)
public final class SimulatorMojo extends SimulatorServerMojo {

  @Override
  void serve(SimulatorHandle simulator) throws InterruptedException {
    announce(simulator);
    getLog().info("stop it with Ctrl-C");
    new CountDownLatch(1).await();
  }
}
