package io.github.fleetmaven.event;

import io.github.fleetmaven.diag.Diagnostic;
import java.time.Duration;
import java.util.List;

/** Something that happened during a run. Texts in it hold no secret. */
public sealed interface RunEvent {

  /** Returns the name of the target that it happened to. */
  String target();

  /**
   * A file, or an archive of files, is being put where machines download it.
   *
   * @param extension the first that needs it
   * @param file its file name
   * @param size in bytes
   */
  record UploadStarted(String target, String extension, String file, long size)
      implements RunEvent {}

  /**
   * All that a target needs is where machines download it.
   *
   * @param uploads how many files were put there
   * @param bytes how many bytes they have
   */
  record ContentUploaded(String target, int uploads, long bytes, Duration took)
      implements RunEvent {}

  /** The model of a scale set is being written. */
  record ModelWriteStarted(String target, List<String> paths) implements RunEvent {
    public ModelWriteStarted {
      paths = List.copyOf(paths);
    }
  }

  /** The model of a scale set was written. */
  record ModelWritten(String target, Duration took) implements RunEvent {}

  /**
   * A batch of instances is being updated.
   *
   * @param wave what the batch belongs to, as {@code update domain 3}; empty when there is one wave
   * @param number of the batch, from 1
   * @param done instances that are finished
   * @param total instances that are to be touched
   */
  record BatchStarted(
      String target, String wave, int number, List<String> instances, int done, int total)
      implements RunEvent {
    public BatchStarted {
      instances = List.copyOf(instances);
    }
  }

  /**
   * A batch has ended.
   *
   * @param wave what the batch belongs to, as in {@link BatchStarted}
   * @param number of the batch, from 1
   * @param updated how many of its instances are what they should be
   * @param failed how many failed
   * @param removed how many were removed meanwhile
   * @param done instances that are finished
   * @param total instances that are to be touched
   * @param took from the beginning of the batch, retries included
   */
  record BatchFinished(
      String target,
      String wave,
      int number,
      int updated,
      int failed,
      int removed,
      int done,
      int total,
      Duration took)
      implements RunEvent {}

  /** An extension of a virtual machine is being written or removed. */
  record ExtensionStarted(String target, String instance, String extension, boolean removal)
      implements RunEvent {}

  /**
   * Something begins that is done to several instances before, or instead of, a batch.
   *
   * @param step what, as {@code taking snapshots of 25 instances}
   */
  record StepStarted(String target, String step) implements RunEvent {}

  /**
   * It has ended.
   *
   * @param step how, as {@code 24 instances have snapshots, 1 failed}
   */
  record StepFinished(String target, String step, Duration took) implements RunEvent {}

  /**
   * Snapshots were taken of what is about to be updated.
   *
   * @param instances of whom
   * @param failed of how many instances one failed
   */
  record SnapshotsTaken(String target, List<InstanceSnapshots> instances, int failed, Duration took)
      implements RunEvent {
    public SnapshotsTaken {
      instances = List.copyOf(instances);
    }
  }

  /**
   * The snapshots of one instance.
   *
   * @param snapshots their ids; also those that failed
   */
  record InstanceSnapshots(String instance, List<String> snapshots) {
    public InstanceSnapshots {
      snapshots = List.copyOf(snapshots);
    }
  }

  /** An instance is what it should be. */
  record InstanceUpdated(String target, String instance, int done, int total) implements RunEvent {}

  /** An instance failed. */
  record InstanceFailed(String target, String instance, String reason) implements RunEvent {}

  /**
   * An instance was left out.
   *
   * @param reason as {@code protected from scale set actions}
   */
  record InstanceSkipped(String target, String instance, String reason) implements RunEvent {}

  /**
   * A failed handler is run again, since what it reported passes by itself.
   *
   * @param why what it reported
   */
  record Retrying(String target, String instance, String extension, String why)
      implements RunEvent {}

  /**
   * A rolling upgrade of the cloud's own moved on, or ended.
   *
   * @param code how it stands, in Azure's words
   * @param successful instances that were upgraded
   * @param failed instances that failed
   * @param inProgress instances that are being upgraded
   * @param pending instances that wait
   */
  record RollingUpgradeMoved(
      String target, String code, int successful, int failed, int inProgress, int pending)
      implements RunEvent {}

  /**
   * A rolling upgrade of the cloud's own goes on without the run.
   *
   * @param remaining how many instances it has still to bring to the model
   */
  record LeftToAzure(String target, int remaining) implements RunEvent {}

  /** The run waits. */
  record Waiting(String target, Duration duration, String why) implements RunEvent {}

  /**
   * Somebody holds the rollout back.
   *
   * @param by who, and since when, for people
   */
  record Paused(String target, String by) implements RunEvent {}

  /** Something that the user should know. */
  record Noticed(String target, Diagnostic diagnostic) implements RunEvent {}

  /** A target is finished, well or not. */
  record TargetFinished(TargetOutcome outcome) implements RunEvent {
    @Override
    public String target() {
      return outcome.target();
    }
  }
}
