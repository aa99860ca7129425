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
  private final Map<String, InstanceOutcome> outcomes;
  private List<ObservedInstance> latest = List.of();

  /**
   * Prepares a rollout.
   *
   * @param outcomes takes how the instances stand that the rollout has to do with
   */
  RolloutRun(
      RunContext context,
      String target,
      RolloutPolicy policy,
      Members members,
      HandlerFailures failures,
      Map<String, InstanceOutcome> outcomes) {
    this.context = context;
    this.target = target;
    this.policy = policy;
    this.members = members;
    this.failures = failures;
    this.batches = new BatchRun(context, members, failures, policy);
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
      if (decision instanceof Decision.Batch batch) {
        progress = run(batch, progress, ledger);
        pauseIf(rollout.next(progress, Set.of()) instanceof Decision.Batch);
      } else if (!(decision instanceof Decision.Wait && waitForRoom(rollout, progress))) {
        return whyStopped(decision);
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

  private void pauseIf(boolean goesOn) {
    if (goesOn && !policy.pauseBetweenBatches().isZero()) {
      context.tell(
          new RunEvent.Waiting(target, policy.pauseBetweenBatches(), "pause between batches"));
      context.sleep(policy.pauseBetweenBatches());
      latest = members.read();
    }
  }

  /** Returns whether there is room in the budget now; gives up after the health timeout. */
  private boolean waitForRoom(Rollout rollout, Progress progress) {
    String why = "no room in the budget; out of service: " + Lists.sorted(outOfService());
    context.tell(new RunEvent.Waiting(target, policy.healthTimeout(), why));
    Instant start = context.now();
    while (context.since(start).compareTo(policy.healthTimeout()) < 0) {
      context.sleep(Pacing.after(context.since(start)));
      latest = members.read();
      if (!(rollout.next(progress, outOfService()) instanceof Decision.Wait)) {
        return true;
      }
    }
    return false;
  }

  private Optional<String> whyStopped(Decision decision) {
    if (decision instanceof Decision.Stop stop) {
      return Optional.of(
          "stopped: %d failed (%s), and maxFailedInstances is %s; no further instance was touched"
              .formatted(
                  stop.failed().size(), Lists.sorted(stop.failed()), policy.maxFailedInstances()));
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
