package io.github.fleetmaven.engine;

import io.github.fleetmaven.event.InstanceOutcome;
import io.github.fleetmaven.event.RunEvent;
import io.github.fleetmaven.model.HandlerStatus;
import io.github.fleetmaven.model.ObservedInstance;
import io.github.fleetmaven.model.RolloutPolicy;
import io.github.fleetmaven.rollout.Decision;
import io.github.fleetmaven.rollout.Progress;
import io.github.fleetmaven.rollout.Rollout;
import io.github.fleetmaven.rollout.Sizes;
import io.github.fleetmaven.rollout.Waves;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Drives the rollout of one target: asks {@link Rollout} what comes next, and does it. Made for one
 * rollout, used by one thread.
 */
final class RolloutRun {

  private final RunContext context;
  private final String target;
  private final RolloutPolicy policy;
  private final Members members;
  private final BatchRun batches;
  private final HandlerFailures failures;
  private final MembersView view;
  private final BetweenBatches between;
  private final Map<String, InstanceOutcome> outcomes;

  /**
   * Prepares a rollout.
   *
   * @param gate what is passed between two batches
   * @param outcomes takes how the instances stand that the rollout has to do with
   */
  RolloutRun(
      RunContext context,
      String target,
      RolloutPolicy policy,
      Members members,
      HandlerFailures failures,
      Gate gate,
      Map<String, InstanceOutcome> outcomes) {
    this.context = context;
    this.target = target;
    this.policy = policy;
    this.members = new PatientMembers(context, members, policy.healthTimeout());
    this.failures = failures;
    this.view = new MembersView(this.members);
    this.between = new BetweenBatches(context, target, policy, view, gate);
    this.batches = new BatchRun(context, this.members, failures, policy);
    this.outcomes = outcomes;
  }

  /**
   * Runs to the end, whatever that is.
   *
   * @param instances all instances, as they were read last
   * @param outdated which of them are to be touched
   * @param followed which of them are being updated already, and are waited for
   * @return what ended the rollout early
   */
  Optional<String> run(
      List<ObservedInstance> instances, Set<String> outdated, Set<String> followed) {
    return run(instances, outdated, Progress.START.following(followed));
  }

  /**
   * Runs to the end, whatever that is.
   *
   * @param instances all instances, as they were read last
   * @param outdated which of them are to be touched
   * @param start how far the rollout has come by preparing it
   * @return what ended the rollout early
   */
  Optional<String> run(List<ObservedInstance> instances, Set<String> outdated, Progress start) {
    Set<String> followed = start.followed();
    view.show(instances);
    Set<String> wanted = new LinkedHashSet<>(outdated);
    wanted.addAll(followed);
    Ledger ledger = new Ledger(context, target, wanted.size(), followed, outcomes);
    Rollout rollout = rollout(instances, wanted);
    Progress progress = start;
    while (true) {
      progress = progress.without(skip(wanted, progress, ledger));
      Decision decision = rollout.next(progress, view.outOfService());
      if (between.waitedFor(decision, rollout, progress)) {
        Optional<String> end = between.pass();
        if (end.isPresent()) {
          return end;
        }
        decision = rollout.next(progress, view.outOfService());
      }
      if (!(decision instanceof Decision.Batch batch)) {
        return between.whyEnded(decision);
      }
      boolean untried = progress.isUntried();
      progress = run(batch, progress, ledger);
      if (rollout.next(progress, Set.of()) instanceof Decision.Batch) {
        progress = progress.afterRelapse(between.rest(untried, progress, ledger));
        Optional<String> end = between.pass();
        if (end.isPresent()) {
          return end;
        }
      }
    }
  }

  private Rollout rollout(List<ObservedInstance> instances, Set<String> outdated) {
    List<ObservedInstance> touched =
        instances.stream().filter(i -> outdated.contains(i.id())).toList();
    return new Rollout(
        Waves.of(touched, policy.order().orElseGet(() -> Waves.defaultOrder(instances))),
        Sizes.of(policy, instances.size()));
  }

  /** Leaves out what is protected, removed or not running by now; returns it. */
  private Set<String> skip(Set<String> wanted, Progress progress, Ledger ledger) {
    Set<String> gone = new TreeSet<>(wanted);
    gone.removeAll(progress.finished());
    Set<String> skipped = new HashSet<>();
    for (ObservedInstance instance : view.latest()) {
      if (gone.remove(instance.id())) {
        Skips.reason(instance)
            .ifPresent(
                why -> {
                  skipped.add(instance.id());
                  ledger.skip(instance.id(), why);
                });
      }
    }
    gone.forEach(ledger::skipRemoved);
    skipped.addAll(gone);
    return skipped;
  }

  private Progress run(Decision.Batch batch, Progress progress, Ledger ledger) {
    Instant start = context.now();
    int number = progress.batches() + 1;
    context.tell(
        new RunEvent.BatchStarted(
            target, batch.wave(), number, batch.instances(), ledger.done(), ledger.total()));
    Set<String> ids = new LinkedHashSet<>(batch.instances());
    BatchResult result;
    try {
      result = withRetries(batches.run(ids, view.latest()), ledger);
    } catch (RuntimeException e) {
      ledger.abandon(ids);
      throw e;
    }
    view.show(result.latest());
    ledger.record(result);
    ledger.tellEnd(batch.wave(), number, result, context.since(start));
    return progress.afterBatch(result.back(), result.failed().keySet()).without(result.gone());
  }

  /**
   * Runs failed handlers again as long as what they report passes by itself, and a bound allows.
   */
  private BatchResult withRetries(BatchResult first, Ledger ledger) {
    BatchResult result = first;
    for (int attempt = 1; ; attempt++) {
      Map<String, HandlerStatus> again = failures.toRetry(result, attempt, members::mayRetry);
      if (again.isEmpty()) {
        return result;
      }
      try {
        result = result.plus(retry(again, result.latest()));
      } catch (RuntimeException e) {
        ledger.record(result);
        throw e;
      }
    }
  }

  private BatchResult retry(Map<String, HandlerStatus> again, List<ObservedInstance> before) {
    Map<String, String> extensions = new HashMap<>();
    again.forEach(
        (id, handler) -> {
          extensions.put(id, handler.name());
          String why = handler.code().orElse("it failed");
          context.tell(new RunEvent.Retrying(target, id, handler.name(), why));
        });
    if (members.areReadOneByOne()) {
      between.keep();
    }
    members.prepareRetry(extensions, policy.operationTimeout());
    return batches.run(again.keySet(), before);
  }
}
