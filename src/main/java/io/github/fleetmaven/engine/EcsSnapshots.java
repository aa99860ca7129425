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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /** How old a snapshot of an earlier run may be that is taken for this one's. */
  private static final Duration LONGEST_REUSED = Duration.ofDays(1);

  /** Lists may not show at once what was just created. */
  private static final Duration UNTIL_SHOWN = Duration.ofMinutes(2);

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
    List<EcsSnapshot> known = earlier.getOrDefault(key(tags), List.of());
    Optional<EcsSnapshot> found =
        known.stream().filter(s -> s.state() != State.FAILED && isFresh(s)).findFirst();
    if (found.isPresent()) {
      return found.get().id();
    }
    // One that failed, or that an earlier run took and is gone, is not the one wanted now.
    List<String> others = known.stream().map(EcsSnapshot::id).sorted().toList();
    String run = context.identity().self().run();
    String token = EcsNames.token(group, instance, disk, attempt, others, run);
    return cloud.createSnapshot(
        disk, "fleet-" + token.substring(0, 16), tags, policy.retentionDays(), token);
  }

  /** What has come since to a disk would be lost with an older one. */
  private boolean isFresh(EcsSnapshot snapshot) {
    return snapshot
        .created()
        .map(at -> at.isAfter(context.now().minus(LONGEST_REUSED)))
        .orElse(false);
  }

  private Taken await(List<Begun> begun, Duration limit) {
    Map<String, EcsSnapshot> states = new HashMap<>();
    Set<String> open = new HashSet<>();
    begun.forEach(b -> open.addAll(b.snapshots()));
    Instant start = context.now();
    while (!open.isEmpty()) {
      Duration passed = context.since(start);
      Optional<List<EcsSnapshot>> shown = look(open);
      shown.ifPresent(all -> all.forEach(s -> states.put(s.id(), s)));
      if (shown.isPresent() && passed.compareTo(UNTIL_SHOWN) >= 0) {
        open.retainAll(ids(shown.get())); // what isn't shown by now was deleted
      }
      open.removeIf(id -> states.containsKey(id) && states.get(id).state() != State.PROGRESSING);
      if (open.isEmpty() || passed.compareTo(limit) >= 0 || context.stop().isMade()) {
        break;
      }
      context.sleep(Pacing.after(passed));
    }
    return taken(begun, states, open, limit);
  }

  /** The network may be away for a while: that is no reason to give up on what was begun. */
  private Optional<List<EcsSnapshot>> look(Set<String> open) {
    try {
      return Optional.of(cloud.readSnapshots(open.stream().sorted().toList()));
    } catch (CloudException e) {
      if (e.error().kind() == CloudError.Kind.UNREACHABLE) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static Set<String> ids(List<EcsSnapshot> snapshots) {
    return snapshots.stream().map(EcsSnapshot::id).collect(Collectors.toSet());
  }

  private Taken taken(
      List<Begun> begun, Map<String, EcsSnapshot> states, Set<String> open, Duration limit) {
    Map<String, List<String>> taken = new TreeMap<>();
    Map<String, String> failed = new TreeMap<>();
    for (Begun each : begun) {
      taken.put(each.instance(), each.snapshots());
      String why = each.failure().isEmpty() ? missing(each, states, open, limit) : each.failure();
      if (!why.isEmpty()) {
        failed.put(each.instance(), why);
      }
    }
    return new Taken(taken, failed);
  }

  private String missing(
      Begun begun, Map<String, EcsSnapshot> states, Set<String> open, Duration limit) {
    for (String id : begun.snapshots()) {
      EcsSnapshot snapshot = states.get(id);
      boolean ended = !open.contains(id);
      if (!ended && context.stop().isMade()) {
        continue; // nobody waits for it any more; the next run finds it
      }
      if (ended && (snapshot == null || snapshot.state() == State.PROGRESSING)) {
        return "snapshot " + id + " is gone: somebody has deleted it";
      }
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
