package io.github.fleetmaven.report.junit;

import io.github.fleetmaven.event.InstanceOutcome;
import io.github.fleetmaven.event.InstanceOutcome.State;
import io.github.fleetmaven.event.RunEvent;
import io.github.fleetmaven.event.TargetOutcome;
import io.github.fleetmaven.plan.InstancePlan;
import io.github.fleetmaven.plan.TargetPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What is known so far of the results of one target. Not for several threads. */
final class TargetResults {

  private static final String UNFINISHED =
      "the run ended before this target was finished; run apply again, and it goes on from there";
  private static final String UNSEEN = "its update had begun, and was not seen to end";

  private final TargetPlan plan;
  private final Instant began;
  private final Map<String, InstanceOutcome> known = new HashMap<>();
  private final Map<String, Duration> took = new HashMap<>();
  private Instant batchBegan;
  private Optional<TargetOutcome> outcome = Optional.empty();

  /**
   * Knows nothing yet.
   *
   * @param began when the run began, in its own time
   */
  TargetResults(TargetPlan plan, Instant began) {
    this.plan = plan;
    this.began = began;
    this.batchBegan = began;
  }

  /** Returns the plan of the target. */
  TargetPlan plan() {
    return plan;
  }

  /** Takes in what happened to the target at that instant. */
  void on(RunEvent event, Instant now) {
    if (event instanceof RunEvent.BatchStarted e) {
      batchBegan = now;
      e.instances().forEach(id -> know(id, State.FAILED, UNSEEN));
    } else if (event instanceof RunEvent.InstanceUpdated e) {
      end(e.instance(), State.CURRENT, "", now);
    } else if (event instanceof RunEvent.InstanceFailed e) {
      end(e.instance(), State.FAILED, e.reason(), now);
    } else if (event instanceof RunEvent.InstanceSkipped e) {
      know(e.instance(), State.SKIPPED, e.reason());
    } else if (event instanceof RunEvent.TargetFinished e) {
      outcome = Optional.of(e.outcome());
    }
  }

  /** Returns how the target stands; where it isn't finished, as far as that is known. */
  TargetOutcome outcome(Instant now) {
    return outcome.orElseGet(
        () ->
            new TargetOutcome(
                plan.name(),
                plan.instances().stream().map(this::soFar).toList(),
                Optional.of(UNFINISHED),
                !plan.isEmpty(),
                Duration.between(began, now)));
  }

  /** Returns how long an instance took; zero where it was in no batch. */
  Duration took(String id) {
    return took.getOrDefault(id, Duration.ZERO);
  }

  private void end(String id, State state, String detail, Instant now) {
    took.put(id, Duration.between(batchBegan, now));
    know(id, state, detail);
  }

  private void know(String id, State state, String detail) {
    known.put(id, new InstanceOutcome(id, state, state != State.SKIPPED, detail));
  }

  private InstanceOutcome soFar(InstancePlan instance) {
    State unknown = instance.current() ? State.CURRENT : State.NOT_REACHED;
    return known.getOrDefault(
        instance.id(), new InstanceOutcome(instance.id(), unknown, false, ""));
  }
}
