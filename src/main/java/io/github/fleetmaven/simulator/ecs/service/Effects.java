package io.github.fleetmaven.simulator.ecs.service;

import io.github.fleetmaven.simulator.ecs.store.Ending;
import io.github.fleetmaven.simulator.ecs.store.Instance;
import io.github.fleetmaven.simulator.ecs.store.Run;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What commands do to instances. Guarded by the simulator's lock. */
final class Effects {

  private final Ecs ecs;
  private final Agents agents;
  private final GuestPower power;

  Effects(Ecs ecs, Agents agents, GuestPower power) {
    this.ecs = ecs;
    this.agents = agents;
    this.power = power;
  }

  /** A command that runs a plugin installs it first. */
  void installPlugin(Instance instance, String plugin) {
    ecs.store().put(instance.with(instance.guest().agent().with(plugin, ecs.now())));
  }

  /** The new driver is in its place, and the network, which is one, too, drops. */
  void replaceDriver(Run run, String version, Duration networkDrop) {
    Instance instance = ecs.known(run.instance());
    @Nullable String before = instance.guest().driver();
    ecs.store().put(instance.with(instance.guest().withDriver(version)));
    ecs.note(instance.id(), "driverUpdated", before, version);
    String cause = "network/" + run.invocation();
    agents.silence(instance.id(), cause);
    ecs.later(networkDrop, Happening.Kind.AGENT_BACK, instance.id(), cause);
  }

  /** The agent does what an exit code asks for. */
  void after(String instance, Ending.After what) {
    switch (what) {
      case REBOOT -> power.rebootFromWithin(instance);
      case POWER_OFF -> power.powerOffFromWithin(instance);
      case NOTHING -> {
        // Nothing.
      }
    }
  }

  /** What the agent can do to the power of its instance. */
  interface GuestPower {

    void rebootFromWithin(String instance);

    void powerOffFromWithin(String instance);
  }
}
