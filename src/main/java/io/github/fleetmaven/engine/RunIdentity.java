package io.github.fleetmaven.engine;

import io.github.fleetmaven.rollout.Lease;
import java.util.function.Predicate;

/**
 * Who a run is among others that may work on the same targets.
 *
 * @param self by what it signs the leases that it takes
 * @param gone tells whether the run of a lease is certainly not there any more, so that its lease
 *     needn't be waited for
 * @param takesOver whether leases of others are taken over, since the user says that they are gone
 */
public record RunIdentity(Lease.Holder self, Predicate<Lease.Holder> gone, boolean takesOver) {

  boolean isSelf(Lease lease) {
    return lease.holder().equals(self);
  }
}
