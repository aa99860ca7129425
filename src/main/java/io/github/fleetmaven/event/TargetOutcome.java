package io.github.fleetmaven.event;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How one target stands at the end of a run; every instance is accounted for.
 *
 * @param failure what ended the work on it, and what to do; empty when all went well
 * @param changed whether anything was written
 */
public record TargetOutcome(
    String target,
    List<InstanceOutcome> instances,
    Optional<String> failure,
    boolean changed,
    Duration took) {

  public TargetOutcome {
    instances = List.copyOf(instances);
  }

  /** Returns the outcome of a run that went back: what it brought about was there before. */
  public TargetOutcome rolledBack() {
    return new TargetOutcome(
        target,
        instances.stream().map(InstanceOutcome::rolledBack).toList(),
        failure,
        changed,
        took);
  }

  /** Returns how many instances are in that state. */
  public long count(InstanceOutcome.State state) {
    return instances.stream().filter(i -> i.state() == state).count();
  }

  /** Tells whether the target is what the pom says, as far as that was asked for. */
  public boolean succeeded() {
    return failure.isEmpty()
        && count(InstanceOutcome.State.FAILED) == 0
        && count(InstanceOutcome.State.NOT_REACHED) == 0;
  }
}
