package io.github.fleetmaven.rollout;

import java.util.HashSet;
import java.util.Set;

/**
 * How far a rollout has come. Immutable.
 *
 * @param batches how many batches were begun
 * @param finished instances that need nothing more: updated, skipped or failed
 * @param updated those of them that were updated, and were well then
 * @param failed those of them that failed
 * @param followed instances that are only waited for: somebody else updates them
 */
public record Progress(
    int batches,
    Set<String> finished,
    Set<String> updated,
    Set<String> failed,
    Set<String> followed) {

  /** The beginning. */
  public static final Progress START = new Progress(0, Set.of(), Set.of(), Set.of(), Set.of());

  public Progress {
    finished = Set.copyOf(finished);
    updated = Set.copyOf(updated);
    failed = Set.copyOf(failed);
    followed = Set.copyOf(followed);
  }

  /** Returns a copy that waits for those instances, and doesn't touch them. */
  public Progress following(Set<String> others) {
    return new Progress(batches, finished, updated, failed, others);
  }

  /** Returns a copy in which those instances have failed before the first batch. */
  public Progress failing(Set<String> some) {
    return new Progress(batches, union(finished, some), updated, union(failed, some), followed);
  }

  /**
   * Tells whether the rollout has yet to show on an instance that it does well. One that was
   * removed, that failed or that somebody else updated shows nothing.
   */
  public boolean isUntried() {
    return followed.containsAll(updated);
  }

  /** Returns a copy after one more batch. */
  public Progress afterBatch(Set<String> nowUpdated, Set<String> nowFailed) {
    return new Progress(
        batches + 1,
        union(union(finished, nowUpdated), nowFailed),
        union(updated, nowUpdated),
        union(failed, nowFailed),
        followed);
  }

  /** Returns a copy in which these instances need nothing more. */
  public Progress without(Set<String> skipped) {
    return skipped.isEmpty()
        ? this
        : new Progress(batches, union(finished, skipped), updated, failed, followed);
  }

  /** Returns a copy in which instances that were updated have failed after all. */
  public Progress afterRelapse(Set<String> relapsed) {
    Set<String> well = new HashSet<>(updated);
    well.removeAll(relapsed);
    return new Progress(batches, finished, well, union(failed, relapsed), followed);
  }

  private static Set<String> union(Set<String> some, Set<String> more) {
    Set<String> all = new HashSet<>(some);
    all.addAll(more);
    return all;
  }
}
