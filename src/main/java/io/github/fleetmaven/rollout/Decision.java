package io.github.fleetmaven.rollout;

import java.util.List;
import java.util.Set;

/** What a rollout does next. */
public sealed interface Decision {

  /**
   * Update these instances at once.
   *
   * @param wave the label of their wave
   */
  record Batch(String wave, List<String> instances) implements Decision {
    public Batch {
      instances = List.copyOf(instances);
    }
  }

  /**
   * Nothing may be taken out of service now.
   *
   * @param outOfService who uses the budget up
   */
  record Wait(Set<String> outOfService) implements Decision {
    public Wait {
      outOfService = Set.copyOf(outOfService);
    }
  }

  /**
   * The next wave has to wait until an earlier one is well.
   *
   * @param wave the label of the wave that would be next
   * @param unwell instances of earlier waves that were updated, and serve nobody now
   */
  record Settle(String wave, Set<String> unwell) implements Decision {
    public Settle {
      unwell = Set.copyOf(unwell);
    }
  }

  /** Too many instances failed: no further one is touched. */
  record Stop(Set<String> failed) implements Decision {
    public Stop {
      failed = Set.copyOf(failed);
    }
  }

  /** Nothing is left to do. */
  record Done() implements Decision {}
}
