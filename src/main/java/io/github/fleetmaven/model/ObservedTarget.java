package io.github.fleetmaven.model;

import io.github.fleetmaven.model.ecs.CloudAssistant;
import io.github.fleetmaven.model.ecs.DriverReading;
import io.github.fleetmaven.model.ecs.EcsInstance;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a cloud shows of one target. */
public sealed interface ObservedTarget {

  /**
   * A scale set and its instances.
   *
   * @param rollingUpgrade the last rolling upgrade of the cloud's own; empty where there never was
   *     one, and where it makes no difference
   */
  record ScaleSet(
      ObservedScaleSet model,
      List<ObservedInstance> instances,
      Optional<RollingUpgrade> rollingUpgrade)
      implements ObservedTarget {
    public ScaleSet {
      instances = List.copyOf(instances);
    }

    /** A set on which nothing of the cloud's own rolls. */
    public ScaleSet(ObservedScaleSet model, List<ObservedInstance> instances) {
      this(model, instances, Optional.empty());
    }
  }

  /** A virtual machine, or the members that a group had when it was looked at. */
  record Machines(List<ObservedMachine> machines) implements ObservedTarget {
    public Machines {
      machines = List.copyOf(machines);
    }
  }

  /**
   * The instances that an ECS group had when it was looked at.
   *
   * @param missing ids that the pom names and the region doesn't know
   */
  record Ecs(List<EcsMember> members, List<String> missing) implements ObservedTarget {
    public Ecs {
      members = List.copyOf(members);
      missing = List.copyOf(missing);
    }
  }

  /**
   * An instance, its agent, and what was read of its driver.
   *
   * @param lastUpdate the last update of the driver that this plugin sent to it, as far as ECS
   *     remembers
   */
  record EcsMember(
      EcsInstance instance,
      CloudAssistant agent,
      DriverReading driver,
      Optional<EcsUpdate> lastUpdate) {

    /** Agents report each minute, and ECS tells start times in whole minutes. */
    private static final Duration FIRST_REPORT = Duration.ofMinutes(1);

    /** Within this time after an update, an instance that stopped did so in the restart. */
    private static final Duration RESTART = Duration.ofMinutes(10);

    /** An instance that was never sent an update. */
    public EcsMember(EcsInstance instance, CloudAssistant agent, DriverReading driver) {
      this(instance, agent, driver, Optional.empty());
    }

    /** Returns a copy with what was read of its driver. */
    public EcsMember with(DriverReading reading) {
      return new EcsMember(instance, agent, reading, lastUpdate);
    }

    /**
     * Returns it as rollouts see instances: what Azure alone knows is empty.
     *
     * @param regionId where it is
     */
    public ObservedInstance asInstance(String regionId) {
      return new ObservedInstance(
          instance.id(),
          "acs:ecs:" + regionId + ":*:instance/" + instance.id(),
          Optional.empty(),
          "Succeeded",
          power(),
          agent.online(),
          Optional.empty(),
          instance.zone().isEmpty() ? Optional.empty() : Optional.of(instance.zone()),
          Optional.empty(),
          Optional.empty(),
          false,
          Value.Obj.EMPTY,
          Optional.empty(),
          List.of(),
          List.of());
    }

    /**
     * Tells whether it wasn't heard of since an update of ours, or since the restart after that,
     * whether ECS calls it running or stopped. One that was heard of then and is silent now has
     * another trouble, or was stopped on purpose.
     */
    public boolean isLost() {
      if (agent.online() || lastUpdate.isEmpty()) {
        return false;
      }
      Instant ended = lastUpdate.get().ended().orElse(Instant.MAX);
      Instant since =
          instance
              .startTime()
              .filter(start -> start.isAfter(ended))
              .map(start -> start.plus(FIRST_REPORT))
              .orElse(instance.isRunning() || isUpdating() ? ended : ended.plus(RESTART));
      return agent.lastHeartbeat().map(beat -> beat.isBefore(since)).orElse(true);
    }

    /** ECS calls an instance running whose system doesn't come up: that one serves nobody. */
    private PowerState power() {
      if (instance.isRunning() && isLost()) {
        return PowerState.UNKNOWN;
      }
      return switch (instance.status().toLowerCase(Locale.ROOT)) {
        case "running" -> PowerState.RUNNING;
        case "starting", "pending" -> PowerState.STARTING;
        case "stopping" -> PowerState.STOPPING;
        case "stopped" -> PowerState.STOPPED;
        default -> PowerState.UNKNOWN;
      };
    }

    /**
     * Tells whether Windows was booted last before the update ended that it was sent last: the file
     * may be new, and the old driver is still loaded.
     */
    public boolean isRestartPending() {
      return driver instanceof DriverReading.Known known
          && lastUpdate
              .flatMap(EcsUpdate::ended)
              .map(ended -> !known.bootTime().isAfter(ended))
              .orElse(false);
    }

    /** Tells whether an update that an earlier run sent is still at work on it. */
    public boolean isUpdating() {
      return lastUpdate.filter(EcsUpdate::isRunning).isPresent();
    }
  }

  /**
   * An update of a driver that was sent to an instance.
   *
   * @param ended when it ended, however it did; empty while it runs
   * @param succeeded whether it is known to have ended well
   */
  record EcsUpdate(Optional<Instant> ended, boolean succeeded) {

    /** Tells whether it goes on. */
    public boolean isRunning() {
      return ended.isEmpty();
    }
  }
}
