package io.github.fleetmaven.plan;

import io.github.fleetmaven.model.DesiredTarget;
import io.github.fleetmaven.model.ObservedTarget;
import io.github.fleetmaven.model.ObservedTarget.EcsMember;
import io.github.fleetmaven.model.ObservedTarget.EcsUpdate;
import io.github.fleetmaven.model.RolloutPolicy;
import io.github.fleetmaven.model.ecs.CloudAssistant;
import io.github.fleetmaven.model.ecs.DriverReading;
import io.github.fleetmaven.model.ecs.EcsInstance;
import io.github.fleetmaven.model.ecs.EcsSelection;
import io.github.fleetmaven.model.ecs.VirtioDriver;
import io.github.fleetmaven.model.ecs.VirtioDriver.Hazard;
import io.github.fleetmaven.model.ecs.VirtioDriver.Method;
import io.github.fleetmaven.model.ecs.VirtioDriver.Restart;
import io.github.fleetmaven.model.ecs.VirtioDriver.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Small ECS groups to plan with. */
public final class EcsFixtures {

  public static final Instant BOOTED = Instant.parse("2026-01-01T00:00:00Z");
  public static final String WINDOWS = "Windows Server 2019 Datacenter 64bit English";

  private EcsFixtures() {}

  /** The driver that reading serial numbers needs, by the common command, with restarts. */
  public static VirtioDriver driver() {
    return driver(new Method.CommonCommand(), Snapshot.Disks.SYSTEM, Restart.BATCHED);
  }

  public static VirtioDriver driver(Method method, Snapshot.Disks disks, Restart restart) {
    return new VirtioDriver(
        VirtioDriver.DISK_SERIAL,
        method,
        new Snapshot(disks, disks == Snapshot.Disks.NONE ? Optional.empty() : Optional.of(7)),
        Set.of(Hazard.values()),
        restart);
  }

  public static DesiredTarget.EcsGroup group() {
    return group(driver());
  }

  public static DesiredTarget.EcsGroup group(VirtioDriver driver) {
    return group(driver, RolloutPolicy.DEFAULT);
  }

  public static DesiredTarget.EcsGroup group(VirtioDriver driver, RolloutPolicy rollout) {
    return new DesiredTarget.EcsGroup(
        "web",
        "cn-hangzhou",
        new EcsSelection.Tags(Map.of("role", "web", "tier", "1")),
        driver,
        "pom.xml:10",
        rollout,
        Set.of());
  }

  public static TargetPlan plan(DesiredTarget.EcsGroup group, EcsMember... members) {
    return plan(group, new ObservedTarget.Ecs(List.of(members), List.of()));
  }

  public static TargetPlan plan(DesiredTarget.EcsGroup group, ObservedTarget observed) {
    return Fixtures.plan(group, observed);
  }

  public static Work.EcsWork work(TargetPlan plan) {
    return (Work.EcsWork) plan.work();
  }

  /** A running Windows whose agent is online, and whose driver nobody asked for. */
  public static Builder instance(String id) {
    return new Builder(id);
  }

  /** Builds an instance. Not for several threads. */
  public static final class Builder {
    private final String id;
    private String name = "";
    private String status = "Running";
    private String osType = "windows";
    private String osName = WINDOWS;
    private String zone = "cn-hangzhou-h";
    private List<String> locks = List.of();
    private CloudAssistant agent =
        new CloudAssistant(true, Optional.of("2.1.3"), Optional.of(BOOTED.plusSeconds(60)), 0);
    private DriverReading driver = new DriverReading.NotAsked();
    private Optional<EcsUpdate> update = Optional.empty();

    private Builder(String id) {
      this.id = id;
    }

    public Builder name(String text) {
      name = text;
      return this;
    }

    public Builder status(String word) {
      status = word;
      return this;
    }

    public Builder os(String type, String text) {
      osType = type;
      osName = text;
      return this;
    }

    public Builder zone(String text) {
      zone = text;
      return this;
    }

    public Builder locks(String... reasons) {
      locks = List.of(reasons);
      return this;
    }

    public Builder offline() {
      agent = CloudAssistant.ABSENT;
      return this;
    }

    public Builder agent(CloudAssistant assistant) {
      agent = assistant;
      return this;
    }

    public Builder tasks(int number) {
      agent = new CloudAssistant(true, agent.version(), agent.lastHeartbeat(), number);
      return this;
    }

    public Builder version(int number) {
      driver = new DriverReading.Known("100.80.104." + number, number, BOOTED);
      return this;
    }

    public Builder unknown(String why) {
      driver = new DriverReading.Unknown(why);
      return this;
    }

    public Builder updated(Instant ended) {
      update = Optional.of(new EcsUpdate(Optional.of(ended), false));
      return this;
    }

    public Builder updatedWell(Instant ended) {
      update = Optional.of(new EcsUpdate(Optional.of(ended), true));
      return this;
    }

    public Builder updating() {
      update = Optional.of(new EcsUpdate(Optional.empty(), false));
      return this;
    }

    public EcsMember build() {
      EcsInstance instance =
          new EcsInstance(
              id,
              name,
              status,
              osType,
              osName,
              zone,
              locks,
              Optional.empty(),
              Map.of("role", "web"));
      return new EcsMember(instance, agent, driver, update);
    }
  }
}
