package io.github.fleetmaven.engine;

import io.github.fleetmaven.event.InstanceOutcome;
import io.github.fleetmaven.event.RunEvent;
import io.github.fleetmaven.model.HandlerStatus;
import io.github.fleetmaven.model.ObservedInstance;
import io.github.fleetmaven.model.RolloutPolicy;
import io.github.fleetmaven.rollout.Decision;
import io.github.fleetmaven.rollout.Progress;
import io.github.fleetmaven.rollout.Readiness;
import io.github.fleetmaven.rollout.Rollout;
import io.github.fleetmaven.rollout.Sizes;
import io.github.fleetmaven.rollout.Waves;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

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
  private final Gate gate;
  private final Map<String, InstanceOutcome> outcomes;
  private List<ObservedInstance> latest = List.of();

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
    this.gate = gate;
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
    latest = instances;
    Set<String> wanted = new LinkedHashSet<>(outdated);
    wanted.addAll(followed);
    Ledger ledger = new Ledger(context, target, wanted.size(), followed, outcomes);
    Rollout rollout = rollout(instances, wanted);
    Progress progress = Progress.START;
    while (true) {
      progress = progress.without(skip(wanted, progress, ledger));
      Decision decision = rollout.next(progress, outOfService());
      if (isWait(decision)) {
        decision = waitForBetter(rollout, progress, decision);
      }
      if (!(decision instanceof Decision.Batch batch)) {
        return whyStopped(decision);
      }
      progress = run(batch, progress, ledger);
      if (rollout.next(progress, Set.of()) instanceof Decision.Batch) {
        progress = progress.afterRelapse(rest(progress, ledger));
        Optional<String> end = pass();
        if (end.isPresent()) {
          return end;
        }
      }
    }
  }

  private static boolean isWait(Decision decision) {
    return decision instanceof Decision.Wait || decision instanceof Decision.Settle;
  }

  /** Passes the gate, and sees how the members stand behind it. */
  private Optional<String> pass() {
    Instant start = context.now();
    Optional<String> end = gate.pass();
    boolean waited = context.since(start).compareTo(Pacing.SHORTEST) > 0;
    if (end.isEmpty() && (waited || members.areReadOneByOne())) {
      latest = members.read();
    }
    return end;
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
    for (ObservedInstance instance : latest) {
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
      result = withRetries(batches.run(ids, latest), ledger);
    } catch (RuntimeException e) {
      ledger.abandon(ids);
      throw e;
    }
    latest = result.latest();
    ledger.record(result);
    ledger.tellEnd(batch.wave(), number, result, context.since(start));
    Set<String> finished = new HashSet<>(result.back());
    finished.addAll(result.gone());
    return progress.afterBatch(finished, result.failed().keySet());
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
    members.prepareRetry(extensions, policy.operationTimeout());
    return batches.run(again.keySet(), before);
  }

  /**
   * Lets time pass after a batch, as the policy says.
   *
   * @return instances that were updated, and did not stay well
   */
  private Set<String> rest(Progress progress, Ledger ledger) {
    boolean first = progress.batches() == 1 && policy.firstBatch().isPresent();
    Set<String> relapsed = first ? bake(progress, ledger) : Set.of();
    if (relapsed.isEmpty() && !policy.pauseBetweenBatches().isZero()) {
      context.tell(
          new RunEvent.Waiting(target, policy.pauseBetweenBatches(), "pause between batches"));
      context.rest(policy.pauseBetweenBatches());
      latest = members.read();
    }
    return relapsed;
  }

  private Set<String> bake(Progress progress, Ledger ledger) {
    if (policy.bake().isZero() || progress.updated().isEmpty()) {
      return Set.of();
    }
    context.tell(new RunEvent.Waiting(target, policy.bake(), "the first batch bakes"));
    Instant end = context.now().plus(policy.bake());
    Set<String> relapsed = Set.of();
    while (relapsed.isEmpty() && context.now().isBefore(end) && !context.stop().isMade()) {
      Duration left = Duration.between(context.now(), end);
      context.rest(left.compareTo(Pacing.LONGEST) < 0 ? left : Pacing.LONGEST);
      latest = members.read();
      relapsed = outOfService();
      relapsed.retainAll(progress.updated());
    }
    relapsed.forEach(id -> ledger.relapse(id, relapse(id)));
    return relapsed;
  }

  private String relapse(String id) {
    String what =
        latest.stream()
            .filter(i -> i.id().equals(id))
            .findFirst()
            .flatMap(Readiness::missing)
            .orElse("it is out of service");
    return "it was well after its update, but not through the "
        + policy.bake()
        + " of baking: "
        + what;
  }

  /** Waits until something may go on; gives up after the health timeout. */
  private Decision waitForBetter(Rollout rollout, Progress progress, Decision wait) {
    context.tell(new RunEvent.Waiting(target, policy.healthTimeout(), whyWait(wait)));
    Instant start = context.now();
    Decision decision = wait;
    while (isWait(decision)
        && context.since(start).compareTo(policy.healthTimeout()) < 0
        && !context.stop().isMade()) {
      context.rest(Pacing.after(context.since(start)));
      latest = members.read();
      decision = rollout.next(progress, outOfService());
    }
    return decision;
  }

  private String whyWait(Decision wait) {
    return wait instanceof Decision.Settle settle
        ? Lists.sorted(settle.unwell()) + " fell ill again, and come before " + settle.wave()
        : "no room in the budget; out of service: " + Lists.sorted(outOfService());
  }

  private Optional<String> whyStopped(Decision decision) {
    if (decision instanceof Decision.Stop stop) {
      return Optional.of(
          "stopped: %d failed (%s), and maxFailedInstances is %s; no further instance was touched"
              .formatted(
                  stop.failed().size(), Lists.sorted(stop.failed()), policy.maxFailedInstances()));
    }
    if (isWait(decision) && context.stop().isMade()) {
      return gate.pass();
    }
    if (decision instanceof Decision.Settle settle) {
      return Optional.of(
          "stopped before %s: %s fell ill again after the update, and did not recover within %s"
              .formatted(settle.wave(), Lists.sorted(settle.unwell()), policy.healthTimeout()));
    }
    return decision instanceof Decision.Wait
        ? Optional.of(noRoom(outOfService()))
        : Optional.empty();
  }

  private String noRoom(Set<String> out) {
    return ("stopped: no instance may be taken out of service, since %s already out of service"
            + " (%s), maxUnavailable is %s, and none came back within %s; bring them back, or raise"
            + " <maxUnavailable>, and run apply again")
        .formatted(
            out.size() == 1 ? "one is" : out.size() + " are",
            Lists.sorted(out),
            policy.maxUnavailable(),
            policy.healthTimeout());
  }

  private Set<String> outOfService() {
    return latest.stream()
        .filter(Readiness::outOfService)
        .map(ObservedInstance::id)
        .collect(Collectors.toSet());
  }
}
