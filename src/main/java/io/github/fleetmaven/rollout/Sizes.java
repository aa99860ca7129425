package io.github.fleetmaven.rollout;

import io.github.fleetmaven.model.Amount;
import io.github.fleetmaven.model.RolloutPolicy;
import java.util.HashSet;
import java.util.Set;

/**
 * The amounts of a rollout policy for a target of a known size.
 *
 * <p>A share p of n members is {@code max(1, floor(p·n))}: 20% of 10 is 2, 20% of 2 is 1 and not
 * nothing. The number of failures that a rollout bears is rounded down without that minimum: 10% of
 * 5 is 0.
 *
 * @param members how many members the target had when the rollout began
 * @param firstBatch how many instances the first batch takes
 * @param batch how many instances each further batch takes
 * @param budget how many instances may be out of service at once
 * @param bearableFailures how many instances may fail
 */
public record Sizes(int members, int firstBatch, int batch, int budget, int bearableFailures) {

  /** Works the amounts out. */
  public static Sizes of(RolloutPolicy policy, int members) {
    int batch = atLeastOne(policy.batchSize(), members);
    return new Sizes(
        members,
        policy.firstBatch().map(first -> atLeastOne(first, members)).orElse(batch),
        batch,
        atLeastOne(policy.maxUnavailable(), members),
        roundedDown(policy.maxFailedInstances(), members));
  }

  /**
   * Tells whether these members may be taken out of service now: those that are out already cost
   * nothing.
   *
   * @param outOfService all members that serve nobody now, whoever took them out
   */
  public boolean bears(Set<String> wanted, Set<String> outOfService) {
    Set<String> serving = new HashSet<>(wanted);
    serving.removeAll(outOfService);
    return serving.isEmpty() || outOfService.size() + serving.size() <= budget;
  }

  private static int atLeastOne(Amount amount, int members) {
    return Math.max(1, roundedDown(amount, members));
  }

  private static int roundedDown(Amount amount, int members) {
    if (amount instanceof Amount.Percent share) {
      return (int) ((long) share.percent() * members / 100);
    }
    return ((Amount.Count) amount).instances();
  }
}
