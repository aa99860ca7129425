package io.github.fleetmaven.simulator.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a fault has decided of an operation, whatever becomes of its work.
 *
 * @param never whether it never ends
 * @param until before when it doesn't end
 * @param failure what it fails with
 * @param canceled whether that is told as a cancellation
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Fate(
    boolean never, @Nullable Instant until, @Nullable Failure failure, boolean canceled) {

  /** Tells whether an operation whose work is done goes on. */
  boolean holds(Instant now) {
    return never || (until != null && now.isBefore(until));
  }
}
