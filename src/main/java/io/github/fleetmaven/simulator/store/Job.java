package io.github.fleetmaven.simulator.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is being done to one machine.
 *
 * @param id its id
 * @param kind why it is done
 * @param machine the machine's key
 * @param operation the operation that waits for it, if any
 * @param changing whether it does more than wait
 * @param steps what is left to do; the first one runs
 * @param stepStart when the running step began
 * @param failure what went wrong so far, if anything
 * @param happenings what becomes of the machine by it, as far as a fault may wait for that
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Job(
    String id,
    Kind kind,
    String machine,
    @Nullable String operation,
    boolean changing,
    List<Step> steps,
    Instant stepStart,
    @Nullable Failure failure,
    List<Happening> happenings) {

  /** Why a machine is worked on. */
  public enum Kind {
    CREATE,
    /** Brought to the model; a failure that was there before counts as one. */
    UPGRADE,
    /** A part of a rolling upgrade. */
    ROLLING,
    /** A new machine of a rolling upgrade, which takes the place of another. */
    SURGE,
    /** Put back after a rolling upgrade was stopped. */
    ROLLBACK,
    /** Repaired in its place since it was unhealthy. */
    REPAIR,
    /** A new machine that takes the place of an unhealthy one. */
    REPLACEMENT,
    ACTION,
    EXTENSION,
    /** The action runCommand: one at a time. */
    COMMAND,
    DELETE;

    /** Tells whether a rolling upgrade waits for its end. */
    public boolean rolls() {
      return this == ROLLING || this == SURGE || this == ROLLBACK;
    }

    /** Tells whether it is the repair of an unhealthy machine. */
    public boolean repairs() {
      return this == REPAIR || this == REPLACEMENT;
    }
  }

  /** Keeps the lists from changing. */
  public Job {
    steps = List.copyOf(steps);
    happenings = List.copyOf(happenings);
  }

  /** Returns this job failed, unless it has already. */
  public Job failed(Failure newFailure) {
    return new Job(
        id,
        kind,
        machine,
        operation,
        changing,
        steps,
        stepStart,
        failure == null ? newFailure : failure,
        happenings);
  }

  /** Returns this job with the running step done and the next one begun. */
  public Job next(Instant time, @Nullable Failure newFailure) {
    return new Job(
        id,
        kind,
        machine,
        operation,
        changing,
        steps.subList(1, steps.size()),
        time,
        failure == null ? newFailure : failure,
        happenings);
  }
}
