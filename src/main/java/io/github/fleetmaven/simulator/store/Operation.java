package io.github.fleetmaven.simulator.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A long-running operation.
 *
 * @param id its id
 * @param subscription the subscription it belongs to
 * @param location the region it belongs to
 * @param subject the key of the resource that it works on
 * @param start when it began
 * @param end when it ended, if it did
 * @param failure why it failed, if it did
 * @param pending how many parts of it still run
 * @param waits whether the next client that asks for it is told to wait
 * @param place where it is polled: {@link #PLAIN}, {@link #CAPS} or {@link #DISKS}
 * @param output what it brought about, if it says that
 * @param fate what a fault has decided of it, if one has
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Operation(
    String id,
    String subscription,
    String location,
    String subject,
    Instant start,
    @Nullable Instant end,
    @Nullable Failure failure,
    int pending,
    boolean waits,
    String place,
    @Nullable ObjectNode output,
    @Nullable Fate fate) {

  /** Where operations on machines, scale sets and images are polled. */
  public static final String PLAIN = "operations";

  /** Where operations on galleries are polled. */
  public static final String CAPS = "capsOperations";

  /** Where operations on disks and disk encryption sets are polled. */
  public static final String DISKS = "DiskOperations";

  /** Returns this operation with so many more parts to wait for. */
  public Operation withPending(int more) {
    return new Operation(
        id,
        subscription,
        location,
        subject,
        start,
        end,
        failure,
        pending + more,
        waits,
        place,
        output,
        fate);
  }

  /** Returns this operation with one part less, which may have failed; the first failure counts. */
  public Operation withPartDone(@Nullable Failure newFailure) {
    return new Operation(
        id,
        subscription,
        location,
        subject,
        start,
        end,
        failure == null ? newFailure : failure,
        pending - 1,
        waits,
        place,
        output,
        fate);
  }

  /** Tells whether it has no part left to wait for, and may end by its fate. */
  public boolean done(Instant now) {
    return pending <= 0 && (fate == null || !fate.holds(now));
  }

  /** Tells whether it was canceled. */
  public boolean canceled() {
    return end != null && fate != null && fate.canceled();
  }

  /** Returns this operation ended, as its fate has it. */
  public Operation withEnd(Instant time) {
    @Nullable Failure reason = fate != null && fate.failure() != null ? fate.failure() : failure;
    return new Operation(
        id,
        subscription,
        location,
        subject,
        start,
        time,
        reason,
        pending,
        waits,
        place,
        output,
        fate);
  }

  /** Returns this operation under a fate. */
  public Operation withFate(Fate newFate) {
    return new Operation(
        id,
        subscription,
        location,
        subject,
        start,
        end,
        failure,
        pending,
        waits,
        place,
        output,
        newFate);
  }

  /** Returns this operation as one of which the next client that asks is told to wait, or not. */
  public Operation withWaits(boolean told) {
    return new Operation(
        id,
        subscription,
        location,
        subject,
        start,
        end,
        failure,
        pending,
        told,
        place,
        output,
        fate);
  }

  /** Returns this operation with what it brought about. */
  public Operation withOutput(ObjectNode newOutput) {
    return new Operation(
        id,
        subscription,
        location,
        subject,
        start,
        end,
        failure,
        pending,
        waits,
        place,
        newOutput,
        fate);
  }
}
