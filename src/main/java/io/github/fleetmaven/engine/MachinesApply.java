package io.github.fleetmaven.engine;

import io.github.fleetmaven.event.InstanceOutcome;
import io.github.fleetmaven.model.DesiredTarget;
import io.github.fleetmaven.model.ObservedInstance;
import io.github.fleetmaven.plan.TargetPlan;
import io.github.fleetmaven.plan.Work;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Applies to virtual machines: each takes its extensions in order, batch by batch. Stateless. */
final class MachinesApply {

  private final RunContext context;
  private final OperationWaiter waiter;
  private final ExtensionRenderer renderer;
  private final Parallel parallel;
  private final HandlerFailures failures;

  MachinesApply(
      RunContext context,
      OperationWaiter waiter,
      ExtensionRenderer renderer,
      Parallel parallel,
      HandlerFailures failures) {
    this.context = context;
    this.waiter = waiter;
    this.renderer = renderer;
    this.parallel = parallel;
    this.failures = failures;
  }

  /**
   * Applies.
   *
   * @param known takes how the machines stand that the run has to do with
   * @return what ended the work early
   */
  Optional<String> apply(
      DesiredTarget desired,
      TargetPlan plan,
      Work.MachinesWork work,
      Map<String, InstanceOutcome> known) {
    List<ObservedInstance> machines =
        work.machines().stream().map(m -> m.observed().instance()).toList();
    Set<String> outdated =
        work.machines().stream()
            .filter(m -> !m.plan().current() || !m.steps().isEmpty())
            .map(m -> m.observed().instance().id())
            .collect(Collectors.toSet());
    MachineMembers members =
        new MachineMembers(context, waiter, renderer, parallel, plan.name(), work);
    return new RolloutRun(context, plan.name(), desired.rollout(), members, failures, known)
        .run(machines, outdated);
  }
}
