package io.github.fleetmaven.simulator.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The last rolling upgrade of a scale set.
 *
 * @param kind what it brings
 * @param code RollingForward, Cancelled, Completed or Faulted
 * @param lastAction Start or Cancel
 * @param lastActionTime when that was asked for
 * @param startTime when it began
 * @param endTime when it ended, if it did
 * @param policy the rollingUpgradePolicy it follows
 * @param progress how far it has come
 * @param operation the operation that waits for its end, if any
 * @param image what an upgrade of operating systems brings, else nothing
 * @param former the upgrades of operating systems before it that are remembered, newest first
 * @param error what stopped it, if anything did; while it runs: why it puts failed machines back
 */
public record Rolling(
    Kind kind,
    String code,
    String lastAction,
    Instant lastActionTime,
    Instant startTime,
    @Nullable Instant endTime,
    ObjectNode policy,
    Progress progress,
    @Nullable String operation,
    ObjectNode image,
    List<OsUpgrade> former,
    @Nullable Failure error) {

  /** So many upgrades of operating systems are remembered, as documented. */
  private static final int REMEMBERED = 5;

  /** Keeps the list from changing. */
  public Rolling {
    former = List.copyOf(former);
  }

  /** What a rolling upgrade brings to the instances. */
  public enum Kind {
    MODEL,
    OS,
    EXTENSIONS
  }

  /** Returns one that begins, with nothing to do yet. */
  public static Rolling begin(
      Kind kind,
      Instant time,
      ObjectNode policy,
      ObjectNode image,
      @Nullable String operation,
      List<OsUpgrade> former) {
    return new Rolling(
        kind,
        "RollingForward",
        "Start",
        time,
        time,
        null,
        policy,
        Progress.of(List.of()),
        operation,
        image,
        former,
        null);
  }

  /** Returns the upgrades of operating systems that are remembered, newest first. */
  public List<OsUpgrade> history() {
    Stream<OsUpgrade> own = kind == Kind.OS ? Stream.of(asOsUpgrade()) : Stream.of();
    return Stream.concat(own, former.stream()).limit(REMEMBERED).toList();
  }

  private OsUpgrade asOsUpgrade() {
    return new OsUpgrade(
        code,
        startTime,
        endTime,
        image,
        progress.successful(),
        progress.failed().size(),
        progress.inProgress().size(),
        progress.pending().size(),
        progress.rollback(),
        error);
  }

  /** Tells whether it goes on. */
  public boolean running() {
    return code.equals("RollingForward");
  }

  /** Tells whether it was asked to stop. */
  public boolean cancelled() {
    return lastAction.equals("Cancel");
  }

  /** Returns a number of its policy. */
  public int percent(String key) {
    return policy.path(key).asInt();
  }

  /** Tells whether a choice of its policy is made. */
  public boolean chooses(String key) {
    return policy.path(key).asBoolean(false);
  }

  /** Returns it further on. */
  public Rolling with(Progress newProgress) {
    return with(code, lastAction, lastActionTime, endTime, newProgress, error);
  }

  /** Returns it asked to stop after the running batch. */
  public Rolling withCancel(Instant time) {
    return with(code, "Cancel", time, endTime, progress, error);
  }

  /** Returns it stopped, and putting back what failed. */
  public Rolling withRollback(Progress newProgress, Failure reason) {
    return with(code, lastAction, lastActionTime, endTime, newProgress, reason);
  }

  /** Returns it ended. */
  public Rolling withEnd(String newCode, Instant time, @Nullable Failure newError) {
    return with(newCode, lastAction, lastActionTime, time, progress, newError);
  }

  private Rolling with(
      String newCode,
      String newAction,
      Instant newActionTime,
      @Nullable Instant newEndTime,
      Progress newProgress,
      @Nullable Failure newError) {
    return new Rolling(
        kind,
        newCode,
        newAction,
        newActionTime,
        startTime,
        newEndTime,
        policy,
        newProgress,
        operation,
        image,
        former,
        newError);
  }
}
