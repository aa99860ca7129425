package io.github.fleetmaven.engine;

import io.github.fleetmaven.event.RunEvent;
import io.github.fleetmaven.model.RolloutPolicy;
import io.github.fleetmaven.rollout.Decision;
import io.github.fleetmaven.rollout.Progress;
import io.github.fleetmaven.rollout.Rollout;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What a rollout does between two batches: it bakes, pauses, passes the gate, and waits until
 * something may be taken out of service. For one rollout, used by one thread.
 */
final class BetweenBatches {

  private final RunContext context;
  private final String target;
  private final RolloutPolicy policy;
  private final MembersView view;
  private final Gate gate;

  BetweenBatches(
      RunContext context, String target, RolloutPolicy policy, MembersView view, Gate gate) {
    this.context = context;
    this.target = target;
    this.policy = policy;
    this.view = view;
    this.gate = gate;
  }

  /**
   * Lets time pass after a batch, as the policy says.
   *
   * @param wasUntried whether no instance had been updated before the batch
   * @param progress how far the rollout has come with it
   * @return instances that were updated, and did not stay well
   */
  Set<String> rest(boolean wasUntried, Progress progress, Ledger ledger) {
    boolean first = wasUntried && !progress.isUntried() && policy.firstBatch().isPresent();
    Set<String> relapsed = first ? bake(progress, ledger) : Set.of();
    if (relapsed.isEmpty() && !policy.pauseBetweenBatches().isZero()) {
      context.tell(
          new RunEvent.Waiting(target, policy.pauseBetweenBatches(), "pause between batches"));
      context.rest(policy.pauseBetweenBatches());
      view.refresh();
    }
    return relapsed;
  }

  /** Passes the gate, and sees how the members stand behind it. */
  Optional<String> pass() {
    Instant start = context.now();
    Optional<String> end = gate.pass();
    if (end.isEmpty()) {
      view.refreshWhatIsOld(context.since(start).compareTo(Pacing.SHORTEST) > 0);
    }
    return end;
  }

  /**
   * Where the decision is to wait, waits until something may go on, or the health timeout has
   * passed, or the user wants an end.
   *
   * @return whether it has waited
   */
  boolean waitedFor(Decision wait, Rollout rollout, Progress progress) {
    if (!isWait(wait)) {
      return false;
    }
    Decision decision = wait;
    context.tell(new RunEvent.Waiting(target, policy.healthTimeout(), whyWait(decision)));
    Instant start = context.now();
    while (isWait(decision)
        && context.since(start).compareTo(policy.healthTimeout()) < 0
        && !context.stop().isMade()) {
      context.rest(Pacing.after(context.since(start)));
      view.refresh();
      decision = rollout.next(progress, view.outOfService());
    }
    return true;
  }

  /** Makes sure that a batch may go on that takes longer than was foreseen. */
  void keep() {
    gate.keep();
  }

  /** Returns why a rollout ends that has no further batch; empty when it is done. */
  Optional<String> whyEnded(Decision decision) {
    return RolloutEnd.text(decision, policy);
  }

  private Set<String> bake(Progress progress, Ledger ledger) {
    if (policy.bake().isZero()) {
      return Set.of();
    }
    context.tell(new RunEvent.Waiting(target, policy.bake(), "the first batch bakes"));
    Instant end = context.now().plus(policy.bake());
    Set<String> relapsed = Set.of();
    while (relapsed.isEmpty() && context.now().isBefore(end) && !context.stop().isMade()) {
      Duration left = Duration.between(context.now(), end);
      context.rest(left.compareTo(Pacing.LONGEST) < 0 ? left : Pacing.LONGEST);
      view.refresh();
      relapsed = view.outOfService();
      relapsed.retainAll(progress.updated());
    }
    relapsed.forEach(id -> ledger.relapse(id, relapse(id)));
    return relapsed;
  }

  private String relapse(String id) {
    return "it was well after its update, but not through the "
        + policy.bake()
        + " of baking: "
        + view.missing(id).orElse("it is out of service");
  }

  private String whyWait(Decision wait) {
    return wait instanceof Decision.Settle settle
        ? Lists.sorted(settle.unwell()) + " fell ill again, and come before " + settle.wave()
        : "no room in the budget; out of service: " + Lists.sorted(view.outOfService());
  }

  private static boolean isWait(Decision decision) {
    return decision instanceof Decision.Wait || decision instanceof Decision.Settle;
  }
}
