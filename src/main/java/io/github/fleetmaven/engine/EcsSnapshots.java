package io.github.fleetmaven.engine;

import io.github.fleetmaven.cloud.CloudError;
import io.github.fleetmaven.cloud.CloudException;
import io.github.fleetmaven.cloud.EcsCloud;
import io.github.fleetmaven.model.ecs.EcsDisk;
import io.github.fleetmaven.model.ecs.EcsSnapshot;
import io.github.fleetmaven.model.ecs.EcsSnapshot.State;
import io.github.fleetmaven.model.ecs.VirtioDriver.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * Takes snapshots of disks before an update, and waits until they are accomplished. One that an
 * earlier run began is found by its tags, and not taken twice. None is ever removed. For one run on
 * one group, used by one thread.
 */
final class EcsSnapshots {

  /** Calls name one disk each. */
  private static final int AT_ONCE = 8;

  private final RunContext context;
  private final EcsCloud cloud;
  private final String group;
  private final Snapshot policy;

  EcsSnapshots(RunContext context, EcsCloud cloud, String group, Snapshot policy) {
    this.context = context;
    this.cloud = cloud;
    this.group = group;
    this.policy = policy;
  }

  /**
   * What became of the snapshots.
   *
   * @param taken the ids of the snapshots, by instance
   * @param failed why an instance has no snapshot
   */
  record Taken(Map<String, List<String>> taken, Map<String, String> failed) {

    /** Where none was wanted. */
    static final Taken NONE = new Taken(Map.of(), Map.of());
  }

  /** Tells whether the pom wants any. */
  boolean areWanted() {
    return policy.disks() != Snapshot.Disks.NONE;
  }

  /**
   * Takes those that are wanted of each instance.
   *
   * @param attempt of the update that they are for, from 1
   * @param limit how long that may take altogether
   */
  Taken take(Collection<String> instances, ToIntFunction<String> attempt, Duration limit) {
    if (!areWanted() || instances.isEmpty()) {
      return Taken.NONE;
    }
    Map<String, List<EcsSnapshot>> earlier =
        cloud.findSnapshots(Map.of(EcsNames.GROUP, group)).stream()
            .collect(Collectors.groupingBy(s -> key(s.tags())));
    List<Begun> begun =
        new Parallel("fleet-snapshot", AT_ONCE)
            .map(
                instances.stream().sorted().toList(),
                id -> begin(id, attempt.applyAsInt(id), earlier));
    return await(begun, limit);
  }

  /** What was begun of an instance. */
  private record Begun(String instance, List<String> snapshots, String failure) {}

  private Begun begin(String instance, int attempt, Map<String, List<EcsSnapshot>> earlier) {
    List<String> ids = new ArrayList<>();
    try {
      List<EcsDisk> disks =
          cloud.readDisks(instance).stream()
              .filter(disk -> disk.system() || policy.disks() == Snapshot.Disks.ALL)
              .toList();
      if (disks.isEmpty()) {
        return new Begun(instance, ids, "it has no disk of which a snapshot could be taken");
      }
      for (EcsDisk disk : disks) {
        ids.add(begin(instance, disk.id(), attempt, earlier));
      }
      return new Begun(instance, ids, "");
    } catch (CloudException e) {
      if (e.error().kind() == CloudError.Kind.INTERRUPTED) {
        throw e;
      }
      return new Begun(instance, ids, e.error().text());
    }
  }

  private String begin(
      String instance, String disk, int attempt, Map<String, List<EcsSnapshot>> earlier) {
    Map<String, String> tags =
        Map.of(
            EcsNames.GROUP,
            group,
            EcsNames.INSTANCE,
            instance,
            EcsNames.DISK,
            disk,
            EcsNames.ATTEMPT,
            Integer.toString(attempt));
    List<String> failed = new ArrayList<>();
    for (EcsSnapshot found : earlier.getOrDefault(key(tags), List.of())) {
      if (found.state() != State.FAILED) {
        return found.id();
      }
      failed.add(found.id());
    }
    // Those that failed are not to be taken for the one that is wanted now.
    Collections.sort(failed);
    String token = EcsNames.token(group, instance, disk, attempt, failed);
    return cloud.createSnapshot(
        disk, "fleet-" + token.substring(0, 16), tags, policy.retentionDays(), token);
  }

  private Taken await(List<Begun> begun, Duration limit) {
    Map<String, EcsSnapshot> states = new HashMap<>();
    Set<String> open = new HashSet<>();
    begun.forEach(b -> open.addAll(b.snapshots()));
    Instant start = context.now();
    while (!open.isEmpty()) {
      for (EcsSnapshot snapshot : look(open)) {
        states.put(snapshot.id(), snapshot);
        if (snapshot.state() != State.PROGRESSING) {
          open.remove(snapshot.id());
        }
      }
      Duration passed = context.since(start);
      if (open.isEmpty() || passed.compareTo(limit) >= 0) {
        break;
      }
      context.sleep(Pacing.after(passed));
    }
    return taken(begun, states, limit);
  }

  /** The network may be away for a while: that is no reason to give up on what was begun. */
  private List<EcsSnapshot> look(Set<String> open) {
    try {
      return cloud.readSnapshots(open.stream().sorted().toList());
    } catch (CloudException e) {
      if (e.error().kind() == CloudError.Kind.UNREACHABLE) {
        return List.of();
      }
      throw e;
    }
  }

  private static Taken taken(List<Begun> begun, Map<String, EcsSnapshot> states, Duration limit) {
    Map<String, List<String>> taken = new TreeMap<>();
    Map<String, String> failed = new TreeMap<>();
    for (Begun each : begun) {
      taken.put(each.instance(), each.snapshots());
      String why = each.failure().isEmpty() ? missing(each, states, limit) : each.failure();
      if (!why.isEmpty()) {
        failed.put(each.instance(), why);
      }
    }
    return new Taken(taken, failed);
  }

  private static String missing(Begun begun, Map<String, EcsSnapshot> states, Duration limit) {
    for (String id : begun.snapshots()) {
      EcsSnapshot snapshot = states.get(id);
      if (snapshot == null || snapshot.state() == State.PROGRESSING) {
        return "snapshot "
            + id
            + " was not accomplished within "
            + limit
            + (snapshot == null ? "" : " (" + snapshot.progress() + ")");
      }
      if (snapshot.state() == State.FAILED) {
        return "snapshot " + id + " of disk " + snapshot.diskId() + " failed";
      }
    }
    return "";
  }

  private static String key(Map<String, String> tags) {
    return tags.get(EcsNames.INSTANCE)
        + "/"
        + tags.get(EcsNames.DISK)
        + "/"
        + tags.get(EcsNames.ATTEMPT);
  }
}
