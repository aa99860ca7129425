package io.github.fleetmaven.rollout;

import java.util.HashSet;
import java.util.Set;

/**
 * How far a rollout has come. Immutable.
 *
 * @param batches how many batches were begun
 * @param finished instances that need nothing more: updated, skipped or failed
 * @param failed those of them that failed
 */
public record Progress(int batches, Set<String> finished, Set<String> failed) {

  /** The beginning. */
  public static final Progress START = new Progress(0, Set.of(), Set.of());

  public Progress {
    finished = Set.copyOf(finished);
    failed = Set.copyOf(failed);
  }

  /** Returns a copy after one more batch. */
  public Progress afterBatch(Set<String> nowFinished, Set<String> nowFailed) {
    Set<String> allFinished = new HashSet<>(finished);
    allFinished.addAll(nowFinished);
    allFinished.addAll(nowFailed);
    Set<String> allFailed = new HashSet<>(failed);
    allFailed.addAll(nowFailed);
    return new Progress(batches + 1, allFinished, allFailed);
  }

  /** Returns a copy in which these instances need nothing more. */
  public Progress without(Set<String> skipped) {
    Set<String> all = new HashSet<>(finished);
    all.addAll(skipped);
    return new Progress(batches, all, failed);
  }
}
