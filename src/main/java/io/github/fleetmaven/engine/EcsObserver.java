package io.github.fleetmaven.engine;

import io.github.fleetmaven.cloud.EcsCloud;
import io.github.fleetmaven.event.RunEvent;
import io.github.fleetmaven.model.DesiredTarget.EcsGroup;
import io.github.fleetmaven.model.ObservedTarget;
import io.github.fleetmaven.model.ObservedTarget.EcsMember;
import io.github.fleetmaven.model.ecs.CloudAssistant;
import io.github.fleetmaven.model.ecs.DriverReading;
import io.github.fleetmaven.model.ecs.EcsInstance;
import io.github.fleetmaven.model.ecs.EcsSelection;
import io.github.fleetmaven.plan.EcsPreflight;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Reads ECS groups: what was sent to them before, their instances, their agents, and, from those
 * that are fit for it, the versions of their drivers. For one thread.
 */
final class EcsObserver {

  /** How long an agent may be away after a restart before it is taken for gone. */
  private static final Duration AWAY = Duration.ofMinutes(10);

  /** How long instances are waited for that an earlier run has restarted. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** How long agents are waited for that are busy: a check takes less, whoever sent it. */
  private static final Duration LONGEST_TASK = Duration.ofMinutes(2);

  private final RunContext context;
  private final EcsReading reading;

  EcsObserver(RunContext context, EcsReading reading) {
    this.context = context;
    this.reading = reading;
  }

  ObservedTarget.Ecs observe(EcsGroup group) {
    EcsCloud cloud = reading.regions().region(group.regionId());
    // What was sent is read first: an update that ends in between is waited for, and not sent anew.
    EcsPast past = EcsPast.read(cloud, group.name());
    List<EcsMember> members =
        reading.patient() ? settled(group, cloud, past) : members(group, cloud, past);
    List<String> missing = missing(group, members);
    // What is refused anyway needs no command on any instance.
    return new ObservedTarget.Ecs(
        missing.isEmpty() ? asked(group, cloud, members) : members, missing);
  }

  private static List<String> missing(EcsGroup group, List<EcsMember> members) {
    if (!(group.members() instanceof EcsSelection.Ids named)) {
      return List.of();
    }
    TreeSet<String> missing = new TreeSet<>(named.ids());
    members.forEach(m -> missing.remove(m.instance().id()));
    return List.copyOf(missing);
  }

  /**
   * Instances that an earlier run has restarted may not be back yet, and agents may be busy with
   * what an earlier run has asked. They are waited for: now, they would be left out.
   */
  private List<EcsMember> settled(EcsGroup group, EcsCloud cloud, EcsPast past) {
    Instant start = context.now();
    boolean told = false;
    List<EcsMember> members = members(group, cloud, past);
    while (true) {
      List<String> returning = returning(members, past);
      List<String> busy = busy(members);
      Duration passed = context.since(start);
      boolean enough = passed.compareTo(returning.isEmpty() ? LONGEST_TASK : PATIENCE) >= 0;
      if (enough || (returning.isEmpty() && busy.isEmpty())) {
        return members;
      }
      if (!told) {
        context.tell(waiting(group, returning, busy));
        told = true;
      }
      context.sleep(Pacing.after(passed));
      members = members(group, cloud, past);
    }
  }

  private static RunEvent waiting(EcsGroup group, List<String> returning, List<String> busy) {
    return returning.isEmpty()
        ? new RunEvent.Waiting(
            group.name(), LONGEST_TASK, "busy with other commands: " + Lists.sorted(busy))
        : new RunEvent.Waiting(
            group.name(),
            PATIENCE,
            "maybe just restarting after an earlier update: " + Lists.sorted(returning));
  }

  private static List<String> busy(List<EcsMember> members) {
    return members.stream()
        .filter(m -> m.agent().activeTasks() > 0 && !m.isUpdating())
        .filter(m -> EcsPreflight.failures(m).size() == 1)
        .map(m -> m.instance().id())
        .toList();
  }

  private static List<EcsMember> members(EcsGroup group, EcsCloud cloud, EcsPast past) {
    List<EcsInstance> instances = cloud.findInstances(group.members());
    List<String> ids = instances.stream().map(EcsInstance::id).toList();
    Map<String, CloudAssistant> agents = ids.isEmpty() ? Map.of() : cloud.readAgents(ids);
    return instances.stream()
        .sorted(Comparator.comparing(EcsInstance::id))
        .map(
            i ->
                new EcsMember(
                    i,
                    agents.getOrDefault(i.id(), CloudAssistant.ABSENT),
                    new DriverReading.NotAsked(),
                    past.lastUpdate(i.id())))
        .toList();
  }

  private static List<String> returning(List<EcsMember> members, EcsPast past) {
    Optional<Instant> now = latestSign(members, past);
    return members.stream()
        .filter(m -> m.lastUpdate().isPresent() && !m.isUpdating())
        .filter(m -> isBetween(m.instance()) || hasJustLost(m, now))
        .map(m -> m.instance().id())
        .toList();
  }

  private static boolean isBetween(EcsInstance instance) {
    return List.of("starting", "stopping", "pending")
        .contains(instance.status().toLowerCase(Locale.ROOT));
  }

  private static boolean hasJustLost(EcsMember member, Optional<Instant> now) {
    boolean lately =
        member
            .agent()
            .lastHeartbeat()
            .flatMap(beat -> now.map(n -> Duration.between(beat, n).compareTo(AWAY) < 0))
            .orElse(false);
    return member.isLost() && lately;
  }

  /** The time by the vendor's clock, as far as it shows: agents report every minute. */
  private static Optional<Instant> latestSign(List<EcsMember> members, EcsPast past) {
    return Stream.concat(
            members.stream().flatMap(m -> m.agent().lastHeartbeat().stream()),
            past.updates().stream().map(u -> u.created()))
        .max(Comparator.naturalOrder());
  }

  /** Who isn't fit, or is being updated, isn't asked. */
  private List<EcsMember> asked(EcsGroup group, EcsCloud cloud, List<EcsMember> members) {
    List<String> fit =
        members.stream()
            .filter(m -> EcsPreflight.isFit(m) && !m.isUpdating())
            .map(m -> m.instance().id())
            .toList();
    if (!reading.probe() || fit.isEmpty()) {
      return members;
    }
    context.tell(
        new RunEvent.StepStarted(
            group.name(),
            "asking "
                + Lists.count(fit.size(), "instance")
                + " for the version of the driver, by a command that changes nothing"));
    EcsCommands commands = new EcsCommands(context, cloud, group.name());
    Map<String, DriverReading> drivers =
        new HashMap<>(EcsScripts.checks(context, commands).read(fit));
    return members.stream()
        .map(m -> m.with(drivers.getOrDefault(m.instance().id(), m.driver())))
        .toList();
  }
}
