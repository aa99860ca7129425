package io.github.fleetmaven.bench;

import io.github.fleetmaven.event.InstanceOutcome;
import io.github.fleetmaven.event.TargetOutcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What a rollout cost.
 *
 * @param wallTime what it took by the cloud's clock
 * @param computing what it took by the clock on the wall, simulator included
 * @param held bytes that plan and engine held while the last batch was awaited, for all instances
 * @param peak the most bytes that were in use, simulator and garbage included
 */
record Measurement(
    Workload workload,
    RequestCounts requests,
    Duration wallTime,
    Duration computing,
    long held,
    long peak) {

  /**
   * Rolls a workload out.
   *
   * @throws IllegalStateException when an instance did not become current
   */
  static Measurement of(Path directory, Workload workload) throws IOException {
    HeapProbe probe = new HeapProbe(workload);
    Rehearsal rehearsal = new Rehearsal(directory, workload, probe::look);
    Heap.live();
    Heap.forgetPeak();
    long start = System.nanoTime();
    check(workload, rehearsal.run(probe));
    Duration computing = Duration.ofNanos(System.nanoTime() - start).minus(probe.took());
    long peak = Heap.peak();
    return new Measurement(
        workload,
        rehearsal.requests(),
        rehearsal.wallTime(),
        computing,
        probe.seen() - Heap.live(),
        peak);
  }

  private static void check(Workload workload, List<TargetOutcome> outcomes) {
    long updated =
        outcomes.stream()
            .filter(TargetOutcome::succeeded)
            .flatMap(outcome -> outcome.instances().stream())
            .filter(i -> i.state() == InstanceOutcome.State.CURRENT && i.touched())
            .count();
    if (updated != workload.fleet()) {
      throw new IllegalStateException(
          updated + " instances were updated, of " + workload.fleet() + ": " + outcomes);
    }
  }

  double toCriticalPath() {
    return (double) wallTime.toMillis() / workload.criticalPath().toMillis();
  }
}
