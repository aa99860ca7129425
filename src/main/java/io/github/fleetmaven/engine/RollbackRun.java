package io.github.fleetmaven.engine;

import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.event.InstanceOutcome;
import io.github.fleetmaven.event.InstanceOutcome.State;
import io.github.fleetmaven.event.RunEvent;
import io.github.fleetmaven.model.DesiredTarget;
import io.github.fleetmaven.model.ObservedInstance;
import io.github.fleetmaven.model.RolloutPolicy;
import io.github.fleetmaven.plan.BeforeTarget;
import io.github.fleetmaven.plan.InstancePlan;
import io.github.fleetmaven.plan.RollbackPlanner;
import io.github.fleetmaven.plan.RollbackWords;
import io.github.fleetmaven.plan.TargetPlan;
import io.github.fleetmaven.plan.Work;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Rolls the instances back that a failed rollout has reached, by the same policy. Those whose turn
 * didn't come are as they were, and stay untouched. Made for one target, used by one thread.
 */
final class RollbackRun {

  private final RunContext context;
  private final HandlerFailures failures;
  private final DesiredTarget desired;
  private final TargetPlan forward;
  private final RolloutPolicy policy;
  private final Map<String, InstanceOutcome> known;
  private final Backwards way;

  RollbackRun(
      RunContext context,
      HandlerFailures failures,
      DesiredTarget desired,
      TargetPlan forward,
      RolloutPolicy policy,
      Map<String, InstanceOutcome> known,
      Backwards way) {
    this.context = context;
    this.failures = failures;
    this.desired = desired;
    this.forward = forward;
    this.policy = policy;
    this.known = known;
    this.way = way;
  }

  /** Rolls back, and returns how that went, for people. */
  String to(BeforeTarget before) {
    TargetPlan back = RollbackPlanner.plan(desired, way.observe(), before, forward.allowed());
    if (back.isRefused()) {
      return "it was not rolled back: " + errors(back);
    }
    Set<String> reached = reached(back);
    if (reached.isEmpty() && back.changes().isEmpty()) {
      return "nothing could be put back; what is left stands in the plan";
    }
    Optional<String> end = way.gate().pass();
    if (end.isPresent()) {
      return "it was not rolled back: " + end.get();
    }
    notice(back, reached);
    Members members = way.putBack(back);
    Map<String, InstanceOutcome> outcomes = new HashMap<>();
    Optional<String> stopped;
    try {
      stopped =
          new RolloutRun(context, forward.name(), policy, members, failures, way.gate(), outcomes)
              .run(Backwards.instances(back.work()), reached, Set.of());
    } finally {
      new RollbackAccount(known).enter(reached, outcomes);
    }
    String went = went(back, outcomes);
    return stopped
        .map(
            why ->
                went
                    + ", and then the rollback "
                    + why
                    + "; run fleet:rollback to go on with it, or apply to go forward")
        .orElse(went);
  }

  /** Of those that aren't as they were, all but those whose turn didn't come. */
  private Set<String> reached(TargetPlan back) {
    Set<String> untouched =
        forward.instances().stream()
            .filter(i -> !i.current())
            .map(InstancePlan::id)
            .filter(id -> !wasReached(id))
            .collect(Collectors.toSet());
    Set<String> reached = new HashSet<>(outdated(back));
    reached.removeAll(untouched);
    return reached;
  }

  private boolean wasReached(String id) {
    return Optional.ofNullable(known.get(id)).filter(o -> o.state() != State.SKIPPED).isPresent();
  }

  private static Set<String> outdated(TargetPlan back) {
    Set<String> ids =
        back.instances().stream()
            .filter(i -> !i.current())
            .map(InstancePlan::id)
            .collect(Collectors.toSet());
    if (back.work() instanceof Work.MachinesWork machines) {
      machines.machines().stream()
          .filter(m -> !m.steps().isEmpty())
          .map(m -> m.observed().instance())
          .map(ObservedInstance::id)
          .forEach(ids::add);
    }
    return ids;
  }

  private void notice(TargetPlan back, Set<String> reached) {
    tell(
        "too many instances failed: rolling "
            + Lists.sorted(reached)
            + " back to what was there before: "
            + RollbackWords.of(back));
    back.diagnostics().forEach(d -> context.tell(new RunEvent.Noticed(forward.name(), d)));
  }

  private void tell(String what) {
    context.tell(
        new RunEvent.Noticed(forward.name(), Diagnostic.warning("onFailure rollback", what, "")));
  }

  private static String errors(TargetPlan back) {
    return back.diagnostics().stream()
        .filter(d -> d.severity() == Diagnostic.Severity.ERROR)
        .map(Diagnostic::text)
        .collect(Collectors.joining("; "));
  }

  private static String went(TargetPlan back, Map<String, InstanceOutcome> outcomes) {
    List<String> done =
        outcomes.values().stream()
            .filter(o -> o.state() == State.CURRENT)
            .map(InstanceOutcome::id)
            .toList();
    String told =
        back.diagnostics().isEmpty() ? "" : " (what can't be put back was told when it began)";
    return "rolled back %d %s to what was there before: %s%s"
        .formatted(
            done.size(), done.size() == 1 ? "instance" : "instances", RollbackWords.of(back), told);
  }
}
