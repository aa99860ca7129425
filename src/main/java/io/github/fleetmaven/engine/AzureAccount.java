package io.github.fleetmaven.engine;

import io.github.fleetmaven.event.InstanceOutcome;
import io.github.fleetmaven.event.InstanceOutcome.State;
import io.github.fleetmaven.model.ObservedInstance;
import io.github.fleetmaven.plan.InstanceComparison;
import io.github.fleetmaven.plan.InstancePlan;
import io.github.fleetmaven.plan.TargetModel;
import io.github.fleetmaven.plan.Work;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Accounts for the instances of a scale set that Azure brings to its model. For one rollout, used
 * by one thread.
 */
final class AzureAccount {

  private final RunContext context;
  private final String target;
  private final Members members;
  private final BatchRun batches;
  private final TargetModel model;
  private final List<ObservedInstance> before;
  private final Set<String> awaited;
  private final Map<String, InstanceOutcome> known;

  /**
   * Opens an account.
   *
   * @param awaited which instances Azure is to bring to the model
   * @param known takes how they stand
   */
  AzureAccount(
      RunContext context,
      String target,
      Members members,
      BatchRun batches,
      Work.ScaleSetWork work,
      Set<String> awaited,
      Map<String, InstanceOutcome> known) {
    this.context = context;
    this.target = target;
    this.members = members;
    this.batches = batches;
    this.model = work.model();
    this.before = work.instances();
    this.awaited = awaited;
    this.known = known;
  }

  /** Tells whether there is an instance that Azure is to bring to the model. */
  boolean isOpen() {
    return !awaited.isEmpty();
  }

  /** Enters all that are awaited as left to Azure; returns how many. */
  int leave() {
    awaited.forEach(
        id ->
            known.put(
                id,
                new InstanceOutcome(
                    id, State.LEFT_TO_AZURE, true, "Azure's rolling upgrade comes to it")));
    return awaited.size();
  }

  /**
   * Enters how the instances stand once nothing rolls any more. Those that were brought to the
   * model are given the health timeout to be well.
   *
   * @param stopped what ended Azure's rollout early
   * @return what went wrong
   */
  Optional<String> close(Optional<String> stopped) {
    Map<String, ObservedInstance> now = new LinkedHashMap<>();
    members.read().forEach(i -> now.put(i.id(), i));
    Ledger ledger = new Ledger(context, target, awaited.size(), Set.of(), known);
    Set<String> brought = new LinkedHashSet<>();
    for (String id : toAccount(now)) {
      ObservedInstance instance = now.get(id);
      if (instance == null) {
        ledger.skipRemoved(id);
      } else if (Skips.reason(instance).isPresent()) {
        ledger.skip(id, Skips.reason(instance).get());
      } else if (isBehind(instance)) {
        notReached(instance, stopped);
      } else {
        brought.add(id);
      }
    }
    if (!brought.isEmpty()) {
      ledger.record(batches.follow(brought, before, Optional.empty()));
    }
    return stopped;
  }

  private Set<String> toAccount(Map<String, ObservedInstance> now) {
    Set<String> ids = new LinkedHashSet<>(awaited);
    now.values().stream()
        .filter(i -> !compare(i).current())
        .map(ObservedInstance::id)
        .forEach(ids::add);
    return ids;
  }

  /** What is at its model, at work, or failed at it is no more to be reached. */
  private boolean isBehind(ObservedInstance instance) {
    ObservedInstance was =
        before.stream().filter(b -> b.id().equals(instance.id())).findFirst().orElse(instance);
    return !compare(instance).current()
        && !AtWork.isAtWork(instance, model)
        && !(InstanceState.of(model, was, instance, false) instanceof InstanceState.HandlerFailed);
  }

  private InstancePlan compare(ObservedInstance instance) {
    return InstanceComparison.compare(model, instance);
  }

  private void notReached(ObservedInstance instance, Optional<String> stopped) {
    String differences = String.join(", ", compare(instance).differences());
    String why =
        stopped.isPresent()
            ? "Azure's rollout stopped before it, or put it back"
            : "Azure's rollout ended without it";
    known.put(
        instance.id(),
        new InstanceOutcome(instance.id(), State.NOT_REACHED, false, why + ": " + differences));
  }
}
