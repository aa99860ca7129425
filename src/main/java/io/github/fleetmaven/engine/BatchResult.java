package io.github.fleetmaven.engine;

import io.github.fleetmaven.model.HandlerStatus;
import io.github.fleetmaven.model.ObservedInstance;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How a batch ended.
 *
 * @param back instances that are what they should be, and serve
 * @param failed instances that failed, each with its reason
 * @param failedHandlers of those of them whose handler reported a failure
 * @param gone instances that were removed meanwhile
 * @param latest all instances of the target as they were read last
 */
record BatchResult(
    Set<String> back,
    Map<String, String> failed,
    Map<String, HandlerStatus> failedHandlers,
    Set<String> gone,
    List<ObservedInstance> latest) {
  BatchResult {
    back = Set.copyOf(back);
    failed = Map.copyOf(failed);
    failedHandlers = Map.copyOf(failedHandlers);
    gone = Set.copyOf(gone);
    latest = List.copyOf(latest);
  }

  /** Returns this result with that of some of its instances, tried again, laid over it. */
  BatchResult plus(BatchResult again) {
    Set<String> allBack = new HashSet<>(back);
    allBack.addAll(again.back);
    Set<String> allGone = new HashSet<>(gone);
    allGone.addAll(again.gone);
    Map<String, String> stillFailed = new HashMap<>(failed);
    stillFailed.keySet().removeAll(allBack);
    stillFailed.keySet().removeAll(allGone);
    stillFailed.putAll(again.failed);
    return new BatchResult(allBack, stillFailed, again.failedHandlers, allGone, again.latest);
  }
}
