package io.github.fleetmaven.simulator.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the automatic repairs of a scale set stand, beside its policy.
 *
 * @param suspended whether they were suspended
 * @param nextCheck when the instances are looked after next, if that is set
 */
public record Repairs(boolean suspended, @Nullable Instant nextCheck) {

  /** Neither suspended nor due. */
  public static final Repairs NONE = new Repairs(false, null);
}
