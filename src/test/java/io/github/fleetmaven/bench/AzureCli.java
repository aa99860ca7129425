package io.github.fleetmaven.bench;

import java.time.Duration;

/**
 * What a script of {@code az} commands needs for the same work, worked out from the requests that
 * each command is known to send:
 *
 * <ul>
 *   <li>{@code vmss extension set}: GET model, PUT model, polls, GET model;
 *   <li>{@code vmss list-instances}, to know the instances and their domains: the pages of a list;
 *   <li>for each batch {@code vmss update-instances}: POST manualupgrade, polls, GET of the
 *       operation's location; and {@code vmss get-instance-view}, to see that the batch is back:
 *       the pages of a list.
 * </ul>
 *
 * <p>{@code az} asks after an operation at once and then every 30 s. So an operation of {@code d}
 * seconds takes {@code 1 + ceil(d / 30)} polls and is seen to end after {@code 30 · ceil(d / 30)}
 * seconds. The script knows no lease and looks at no change that others make, and the time that a
 * process of {@code az} needs to start, and its requests for tokens, aren't counted.
 */
record AzureCli(Workload workload) {

  private static final Duration INTERVAL = Duration.ofSeconds(30);

  RequestCounts requests() {
    RequestCounts set = new RequestCounts(1, 2, 0, polls(Workload.MODEL_WRITE));
    RequestCounts list = new RequestCounts(0, 0, workload.pages(), 0);
    RequestCounts batch = new RequestCounts(1, 0, workload.pages(), polls(workload.update()) + 1);
    return set.plus(list).plus(batch.times(workload.batchesPerSet())).times(workload.sets());
  }

  /** Returns how long it takes, with all sets side by side. */
  Duration wallTime() {
    return seenAfter(Workload.MODEL_WRITE)
        .plus(seenAfter(workload.update()).multipliedBy(workload.batchesPerSet()));
  }

  private static int polls(Duration operation) {
    return 1 + intervals(operation);
  }

  private static Duration seenAfter(Duration operation) {
    return INTERVAL.multipliedBy(intervals(operation));
  }

  private static int intervals(Duration operation) {
    return Workload.ceil(operation.toMillis(), INTERVAL.toMillis());
  }
}
