package io.github.fleetmaven.simulator.ecs.service;

import io.github.fleetmaven.simulator.ecs.EcsRefusals;
import io.github.fleetmaven.simulator.ecs.store.Disk;
import io.github.fleetmaven.simulator.ecs.store.Instance;
import io.github.fleetmaven.simulator.ecs.store.Snapshot;
import io.github.fleetmaven.simulator.ecs.store.Status;
import io.github.fleetmaven.simulator.scenario.EcsFault;
import io.github.fleetmaven.simulator.store.EcsStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Snapshots of disks, one of a disk at a time. Guarded by the simulator's lock. */
public final class Snapshots {

  /** As the vendor limits them: as many of a disk as were taken by hand. */
  private static final int MOST = 256;

  /** Names that begin with auto are those of the vendor's own. */
  private static final Pattern NAME =
      Pattern.compile("(?!auto)(?!https?://)\\p{L}[\\p{L}\\p{N}:_.-]{1,127}");

  private static final int WHOLE = 100;

  /** A snapshot that fails stays where it was (a guess). */
  private static final int HALF = 50;

  private final Ecs ecs;
  private final EcsStore store;
  private final EcsFaults faults;

  Snapshots(Ecs ecs, EcsFaults faults) {
    this.ecs = ecs;
    this.store = ecs.store();
    this.faults = faults;
  }

  /**
   * Begins a snapshot.
   *
   * @param name its name, maybe empty
   * @param retentionDays after how many days it goes; never when none
   */
  public Snapshot create(
      String diskId,
      String name,
      String description,
      @Nullable Integer retentionDays,
      Map<String, String> tags) {
    Disk disk = store.disk(diskId).orElseThrow(() -> EcsRefusals.noDisk(diskId));
    Instance instance = ecs.known(disk.instance());
    check(disk, instance, name);
    boolean fails = faults.at(EcsFault.Event.SNAPSHOT, instance).isPresent();
    Instant ends = ecs.after(ecs.timing().snapshot());
    Snapshot snapshot =
        new Snapshot(
            ecs.newId("s-", diskId),
            diskId,
            instance.id(),
            name,
            description,
            retentionDays,
            ecs.now(),
            ends,
            fails,
            Snapshot.State.PROGRESSING,
            tags);
    store.put(snapshot);
    ecs.later(ecs.timing().snapshot(), Happening.Kind.SNAPSHOT_OVER, snapshot.id());
    if (retentionDays != null) {
      Duration kept = Duration.ofDays(retentionDays);
      ecs.later(kept, Happening.Kind.SNAPSHOT_RELEASED, snapshot.id());
    }
    return snapshot;
  }

  private void check(Disk disk, Instance instance, String name) {
    if (!name.isEmpty() && !NAME.matcher(name).matches()) {
      throw EcsRefusals.badSnapshotName(name);
    }
    if (instance.locked()) {
      throw EcsRefusals.locked(instance.id());
    }
    if (instance.status() != Status.RUNNING && instance.status() != Status.STOPPED) {
      throw EcsRefusals.incorrectStatus(instance.id());
    }
    long all = 0;
    for (Snapshot other : store.snapshots()) {
      if (other.disk().equals(disk.id())) {
        all++;
        if (other.state() == Snapshot.State.PROGRESSING) {
          throw EcsRefusals.snapshotInWork(disk.id());
        }
      }
    }
    if (all >= MOST) {
      throw EcsRefusals.tooManySnapshots(disk.id());
    }
  }

  /** Deletes a snapshot. */
  public void delete(String id) {
    if (store.snapshot(id).isEmpty()) {
      throw EcsRefusals.noSnapshot(id);
    }
    store.removeSnapshot(id);
  }

  /** Returns how far a snapshot has come, in percent. */
  public int progress(Snapshot snapshot) {
    return switch (snapshot.state()) {
      case ACCOMPLISHED -> WHOLE;
      case FAILED -> HALF;
      case PROGRESSING -> Math.min(WHOLE - 1, elapsed(snapshot));
    };
  }

  private int elapsed(Snapshot snapshot) {
    long whole = Duration.between(snapshot.created(), snapshot.ends()).toMillis();
    long gone = Duration.between(snapshot.created(), ecs.now()).toMillis();
    return (int) (gone * WHOLE / Math.max(1, whole));
  }

  void over(String id) {
    store
        .snapshot(id)
        .ifPresent(
            snapshot -> {
              Snapshot.State state =
                  snapshot.fails() ? Snapshot.State.FAILED : Snapshot.State.ACCOMPLISHED;
              store.put(snapshot.with(state));
              String status = snapshot.fails() ? "snapshotFailed" : "snapshotTaken";
              ecs.note(snapshot.instance(), status, snapshot.disk(), id);
            });
  }

  void release(String id) {
    store.snapshot(id).ifPresent(snapshot -> store.removeSnapshot(id));
  }
}
