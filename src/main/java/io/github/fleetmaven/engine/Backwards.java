package io.github.fleetmaven.engine;

import io.github.fleetmaven.model.ObservedTarget;
import io.github.fleetmaven.plan.TargetPlan;
import io.github.fleetmaven.plan.Work;

/** How one kind of target is rolled back. For one target, used by one thread. */
interface Backwards {

  /** Returns what is passed between two batches. */
  Gate gate();

  /** Reads the target as it is now. */
  ObservedTarget observe();

  /**
   * Puts the definition back, where that is a write of its own.
   *
   * @return the members, to be brought to it
   * @throws TargetFailedException when it was not written
   */
  Members putBack(TargetPlan back);

  /** Returns the members of a scale set or a group as a rollback was planned from them. */
  static java.util.List<io.github.fleetmaven.model.ObservedInstance> instances(Work work) {
    if (work instanceof Work.ScaleSetWork set) {
      return set.instances();
    }
    return ((Work.MachinesWork) work)
        .machines().stream().map(m -> m.observed().instance()).toList();
  }
}
