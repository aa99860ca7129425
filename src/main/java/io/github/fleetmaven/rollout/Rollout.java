package io.github.fleetmaven.rollout;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides batch after batch, by the arithmetic of the budget.
 *
 * <p>Never more than {@code budget} instances are out of service through the rollout. One that is
 * out of service already costs nothing, so that a rollout can heal; it goes first. Example with ten
 * members, batch 2, budget 2: instance 7 is unhealthy. The first batch of its wave is 7 and one
 * more: two are out of service then. Were 7 in another wave, the batch would be one instance.
 *
 * <p>Batches are as small as the first one until an instance was updated, and is well.
 *
 * <p>A wave is finished, and well, before the next one begins: an instance that was updated and
 * falls ill again holds the next wave back. One that failed doesn't; how many of those are borne,
 * the policy says.
 *
 * @param waves in the order in which they are updated
 * @param sizes the amounts of the policy
 */
public record Rollout(List<Wave> waves, Sizes sizes) {

  public Rollout {
    waves = List.copyOf(waves);
  }

  /**
   * Decides what comes next.
   *
   * @param progress how far the rollout has come
   * @param outOfService all members that serve nobody now, whoever took them out
   */
  public Decision next(Progress progress, Set<String> outOfService) {
    if (progress.failed().size() > sizes.bearableFailures()) {
      return new Decision.Stop(progress.failed());
    }
    Optional<Wave> wave = waves.stream().filter(w -> !remaining(w, progress).isEmpty()).findFirst();
    if (wave.isEmpty()) {
      return new Decision.Done();
    }
    Set<String> unwell = unwellBefore(wave.get(), progress, outOfService);
    return unwell.isEmpty()
        ? batch(wave.get(), progress, outOfService)
        : new Decision.Settle(wave.get().label(), unwell);
  }

  private static Set<String> unwellBefore(Wave next, Progress progress, Set<String> outOfService) {
    Set<String> unwell = new HashSet<>(progress.updated());
    unwell.removeAll(next.instances());
    unwell.retainAll(outOfService);
    return unwell;
  }

  private Decision batch(Wave wave, Progress progress, Set<String> outOfService) {
    int room = progress.isUntried() ? sizes.firstBatch() : sizes.batch();
    int spare = Math.max(0, sizes.budget() - outOfService.size());
    List<String> healing = new ArrayList<>();
    List<String> serving = new ArrayList<>();
    for (String id : remaining(wave, progress)) {
      (outOfService.contains(id) ? healing : serving).add(id);
    }
    List<String> chosen = new ArrayList<>(healing.subList(0, Math.min(room, healing.size())));
    int more = Math.min(Math.min(room - chosen.size(), spare), serving.size());
    chosen.addAll(serving.subList(0, more));
    return chosen.isEmpty()
        ? new Decision.Wait(outOfService)
        : new Decision.Batch(wave.label(), chosen);
  }

  private static List<String> remaining(Wave wave, Progress progress) {
    return wave.instances().stream().filter(id -> !progress.finished().contains(id)).toList();
  }
}
