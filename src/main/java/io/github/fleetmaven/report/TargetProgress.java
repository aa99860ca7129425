package io.github.fleetmaven.report;

import io.github.fleetmaven.event.RunEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How far one target has come, as the events tell. Immutable.
 *
 * @param phase what it is at, for people
 * @param total instances that are to be touched
 * @param done instances that are finished
 * @param healthy those of them that are what they should be, and serve
 * @param failed those of them that failed
 * @param updating instances of the batch that is under way
 * @param began when its first event came
 * @param rollout when its first batch began
 * @param batchEnd when its last batch ended
 */
record TargetProgress(
    String phase,
    int total,
    int done,
    int healthy,
    int failed,
    int updating,
    Instant began,
    Optional<Instant> rollout,
    Optional<Instant> batchEnd) {

  static TargetProgress begin(Instant now) {
    return new TargetProgress("", 0, 0, 0, 0, 0, now, Optional.empty(), Optional.empty());
  }

  /** Returns a copy after an event that came at that instant. */
  TargetProgress after(RunEvent event, Instant now) {
    if (event instanceof RunEvent.BatchStarted e) {
      return started(e, now);
    }
    if (event instanceof RunEvent.BatchFinished e) {
      return finished(e, now);
    }
    return phase(event).map(this::at).orElse(this);
  }

  /** Returns how long the rest takes when it goes on as it went; empty where nobody can tell. */
  Optional<Duration> left(Instant now) {
    if (rollout.isEmpty() || batchEnd.isEmpty() || done == 0 || done >= total) {
      return Optional.empty();
    }
    Duration took = Duration.between(rollout.get(), batchEnd.get());
    Duration rest = took.multipliedBy(total - done).dividedBy(done);
    Duration left = rest.minus(Duration.between(batchEnd.get(), now));
    return Optional.of(left.isNegative() ? Duration.ZERO : left);
  }

  private TargetProgress started(RunEvent.BatchStarted e, Instant now) {
    String wave = e.wave().isEmpty() ? "" : " (" + e.wave() + ")";
    return new TargetProgress(
        "batch " + e.number() + wave,
        e.total(),
        e.done(),
        healthy,
        failed,
        e.instances().size(),
        began,
        rollout.or(() -> Optional.of(now)),
        batchEnd);
  }

  private TargetProgress finished(RunEvent.BatchFinished e, Instant now) {
    return new TargetProgress(
        phase,
        e.total(),
        e.done(),
        healthy + e.updated(),
        failed + e.failed(),
        0,
        began,
        rollout,
        Optional.of(now));
  }

  private TargetProgress at(String other) {
    return new TargetProgress(
        other, total, done, healthy, failed, updating, began, rollout, batchEnd);
  }

  private static Optional<String> phase(RunEvent event) {
    if (event instanceof RunEvent.UploadStarted e) {
      return Optional.of("uploading " + e.file());
    }
    if (event instanceof RunEvent.ModelWriteStarted) {
      return Optional.of("writing the model");
    }
    if (event instanceof RunEvent.StepStarted e) {
      return Optional.of(e.step());
    }
    if (event instanceof RunEvent.Waiting e) {
      return Optional.of("waiting: " + e.why());
    }
    return event instanceof RunEvent.Paused ? Optional.of("paused") : Optional.empty();
  }
}
