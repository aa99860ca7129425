package io.github.fleetmaven.simulator.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The last rolling upgrade of a scale set.
 *
 * @param kind what it brings
 * @param code RollingForward, Cancelled, Completed or Faulted
 * @param lastAction Start or Cancel
 * @param lastActionTime when that was asked for
 * @param startTime when it began
 * @param policy the rollingUpgradePolicy it follows
 * @param pending keys of the machines that wait
 * @param inProgress keys of the machines of the running batch
 * @param successful how many were upgraded
 * @param failed how many failed
 * @param operation the operation that waits for its end, if any
 * @param error what stopped it, if anything did
 */
public record Rolling(
    Kind kind,
    String code,
    String lastAction,
    Instant lastActionTime,
    Instant startTime,
    ObjectNode policy,
    List<String> pending,
    List<String> inProgress,
    int successful,
    int failed,
    @Nullable String operation,
    @Nullable Failure error) {

  /** What a rolling upgrade brings to the instances. */
  public enum Kind {
    MODEL,
    OS,
    EXTENSIONS
  }

  /** Tells whether it goes on. */
  public boolean running() {
    return code.equals("RollingForward");
  }

  /** Returns it with its next batch begun. */
  public Rolling withBatch(List<String> batch, List<String> waiting) {
    return new Rolling(
        kind,
        code,
        lastAction,
        lastActionTime,
        startTime,
        policy,
        waiting,
        batch,
        successful,
        failed,
        operation,
        error);
  }

  /** Returns it with one machine of the batch done. */
  public Rolling withDone(String machine, boolean success) {
    List<String> left = inProgress.stream().filter(key -> !key.equals(machine)).toList();
    return new Rolling(
        kind,
        code,
        lastAction,
        lastActionTime,
        startTime,
        policy,
        pending,
        left,
        successful + (success ? 1 : 0),
        failed + (success ? 0 : 1),
        operation,
        error);
  }

  /** Returns it asked to stop after the running batch. */
  public Rolling withCancel(Instant time) {
    return new Rolling(
        kind,
        code,
        "Cancel",
        time,
        startTime,
        policy,
        pending,
        inProgress,
        successful,
        failed,
        operation,
        error);
  }

  /** Returns it ended. */
  public Rolling withEnd(String newCode, @Nullable Failure newError) {
    return new Rolling(
        kind,
        newCode,
        lastAction,
        lastActionTime,
        startTime,
        policy,
        pending,
        inProgress,
        successful,
        failed,
        operation,
        newError);
  }
}
