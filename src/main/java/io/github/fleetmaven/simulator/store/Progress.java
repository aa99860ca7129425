package io.github.fleetmaven.simulator.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How far a rolling upgrade has come.
 *
 * @param pending keys of the machines that wait
 * @param inProgress keys of the machines of the running batch
 * @param awaiting those of them that are upgraded and have to become healthy, with their deadline
 * @param successful how many were upgraded
 * @param failed keys of those that failed
 * @param before what the machines in progress and those that failed were before
 * @param surge for each new machine that takes the place of another: which
 * @param rollback what became of those that were put back
 */
public record Progress(
    List<String> pending,
    List<String> inProgress,
    Map<String, Instant> awaiting,
    int successful,
    List<String> failed,
    Map<String, Machine> before,
    Map<String, String> surge,
    Rollback rollback) {

  /**
   * What became of failed machines that were put back.
   *
   * @param successful how many are what they were before
   * @param failed how many are not
   */
  public record Rollback(int successful, int failed) {

    /** Nothing was put back. */
    public static final Rollback NONE = new Rollback(0, 0);
  }

  /** Keeps the lists from changing. */
  public Progress {
    pending = List.copyOf(pending);
    inProgress = List.copyOf(inProgress);
    failed = List.copyOf(failed);
  }

  /** Nothing done yet. */
  public static Progress of(List<String> pending) {
    return new Progress(
        pending, List.of(), Map.of(), 0, List.of(), Map.of(), Map.of(), Rollback.NONE);
  }

  /** Returns how many are through. */
  public int upgraded() {
    return successful + failed.size();
  }

  /** Returns it with its next batch, which stays in its place. */
  public Progress withBatch(List<Machine> batch, List<String> waiting) {
    Map<String, Machine> known = new LinkedHashMap<>(before);
    batch.forEach(machine -> known.put(machine.key(), machine));
    List<String> keys = batch.stream().map(Machine::key).toList();
    return new Progress(waiting, keys, Map.of(), successful, failed, known, surge, rollback);
  }

  /**
   * Returns it with its next batch of new machines, each with the key of the one that it follows.
   */
  public Progress withSurge(Map<String, String> batch, List<String> waiting) {
    List<String> keys = List.copyOf(batch.keySet());
    Map<String, String> all = new LinkedHashMap<>(surge);
    all.putAll(batch);
    return new Progress(waiting, keys, Map.of(), successful, failed, before, all, rollback);
  }

  /** Returns it with a machine that has to become healthy in time. */
  public Progress withAwaiting(String machine, Instant deadline) {
    Map<String, Instant> all = new LinkedHashMap<>(awaiting);
    all.put(machine, deadline);
    return new Progress(pending, inProgress, all, successful, failed, before, surge, rollback);
  }

  /** Returns it with a machine of the batch upgraded. */
  public Progress withSuccess(String machine) {
    Map<String, Machine> known = new LinkedHashMap<>(before);
    known.remove(machine);
    return through(machine, successful + 1, failed, known);
  }

  /** Returns it with a machine of the batch failed. */
  public Progress withFailure(String machine) {
    List<String> all = new ArrayList<>(failed);
    all.add(machine);
    return through(machine, successful, all, before);
  }

  /** Returns it with a failed machine that was put back, or wasn't. */
  public Progress withPutBack(String machine, boolean success) {
    Rollback counted =
        success
            ? new Rollback(rollback.successful() + 1, rollback.failed())
            : new Rollback(rollback.successful(), rollback.failed() + 1);
    Progress left = withoutMachine(machine);
    return new Progress(
        left.pending, left.inProgress, left.awaiting, successful, failed, before, surge, counted);
  }

  /** Returns it without a machine of the batch that is gone. */
  public Progress withoutMachine(String machine) {
    return through(machine, successful, failed, before);
  }

  /** Returns it with failed machines being put back. */
  public Progress withRollback(List<String> machines) {
    return new Progress(pending, machines, Map.of(), successful, failed, before, surge, rollback);
  }

  private Progress through(
      String machine, int nowSuccessful, List<String> nowFailed, Map<String, Machine> known) {
    List<String> left = inProgress.stream().filter(key -> !key.equals(machine)).toList();
    Map<String, Instant> waiting = new LinkedHashMap<>(awaiting);
    waiting.remove(machine);
    return new Progress(pending, left, waiting, nowSuccessful, nowFailed, known, surge, rollback);
  }
}
