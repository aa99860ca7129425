package io.github.fleetmaven.rollout;

import java.util.HashSet;
import java.util.Set;

/** Foresees a rollout. Pure. */
public final class Forecast {

  private Forecast() {}

  /**
   * Returns how many batches a rollout takes when all goes well: every instance that is updated
   * serves afterwards, and where nothing may be taken out of service, what is out comes back.
   *
   * <p>Example: waves of 5 and 3 instances, batches of 2, a budget of 2. That is 3 batches and 2
   * batches: a batch never spans two waves.
   *
   * @param outOfService all members that serve nobody when it begins
   */
  public static int batches(Rollout rollout, Set<String> outOfService) {
    Set<String> out = new HashSet<>(outOfService);
    Progress progress = Progress.START;
    while (true) {
      Decision decision = rollout.next(progress, out);
      if (decision instanceof Decision.Batch batch) {
        Set<String> updated = Set.copyOf(batch.instances());
        progress = progress.afterBatch(updated, Set.of());
        out.removeAll(updated);
      } else if (decision instanceof Decision.Wait && !out.isEmpty()) {
        out.clear();
      } else {
        return progress.batches();
      }
    }
  }
}
