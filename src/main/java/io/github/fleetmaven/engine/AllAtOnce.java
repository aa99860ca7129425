package io.github.fleetmaven.engine;

import io.github.fleetmaven.cloud.CloudError;
import io.github.fleetmaven.event.InstanceOutcome;
import io.github.fleetmaven.event.RunEvent;
import io.github.fleetmaven.model.ObservedInstance;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks on while an Automatic upgrade policy updates the instances: the write of the model did it,
 * and all that is left is to tell how it went. Made for one target, used by one thread.
 */
final class AllAtOnce {

  private static final String ALL_AT_ONCE =
      "all at once, by the set's Automatic policy; no budget applies";

  private final RunContext context;
  private final String target;
  private final BatchRun batches;
  private final Map<String, InstanceOutcome> known;

  AllAtOnce(
      RunContext context, String target, BatchRun batches, Map<String, InstanceOutcome> known) {
    this.context = context;
    this.target = target;
    this.batches = batches;
    this.known = known;
  }

  /**
   * Follows.
   *
   * @param before all instances as they were before the write
   * @param outdated which of them the write was to change
   * @param failedWrite why the write failed, which waits for the instances too
   * @return what went wrong
   */
  Optional<String> follow(
      List<ObservedInstance> before, Set<String> outdated, Optional<CloudError> failedWrite) {
    Ledger ledger = new Ledger(context, target, outdated.size(), Set.of(), known);
    Set<String> ids = new HashSet<>(outdated);
    before.stream()
        .filter(i -> outdated.contains(i.id()))
        .forEach(
            i ->
                Skips.reason(i)
                    .ifPresent(
                        why -> {
                          ids.remove(i.id());
                          ledger.skip(i.id(), why);
                        }));
    Instant start = context.now();
    context.tell(
        new RunEvent.BatchStarted(
            target, ALL_AT_ONCE, 1, ids.stream().sorted().toList(), 0, ledger.total()));
    BatchResult result = batches.follow(ids, before, failedWrite);
    ledger.record(result);
    ledger.tellEnd(ALL_AT_ONCE, 1, result, context.since(start));
    return result.failed().isEmpty()
        ? failedWrite.map(CloudError::text)
        : Optional.of(
            result.failed().size()
                + " instances failed: "
                + Lists.sorted(result.failed().keySet()));
  }
}
