package io.github.fleetmaven.engine;

import io.github.fleetmaven.event.InstanceOutcome;
import io.github.fleetmaven.model.DesiredTarget;
import io.github.fleetmaven.model.ExtensionKey;
import io.github.fleetmaven.model.ObservedInstance;
import io.github.fleetmaven.model.ObservedMachine;
import io.github.fleetmaven.model.RolloutPolicy;
import io.github.fleetmaven.plan.ExtensionStep;
import io.github.fleetmaven.plan.TargetPlan;
import io.github.fleetmaven.plan.Work;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Applies to virtual machines: each takes its extensions in order, batch by batch. Stateless. */
final class MachinesApply {

  private final RunContext context;
  private final OperationWaiter waiter;
  private final ExtensionRenderer renderer;
  private final Parallel parallel;
  private final TagWriter tags;
  private final HandlerFailures failures;
  private final FailureReaction reaction;

  MachinesApply(
      RunContext context,
      OperationWaiter waiter,
      ExtensionRenderer renderer,
      Parallel parallel,
      TagWriter tags,
      HandlerFailures failures,
      FailureReaction reaction) {
    this.context = context;
    this.waiter = waiter;
    this.renderer = renderer;
    this.parallel = parallel;
    this.tags = tags;
    this.failures = failures;
    this.reaction = reaction;
  }

  /**
   * Applies.
   *
   * @param reading how old the plan's reading is
   * @param known takes how the machines stand that the run has to do with
   * @return what ended the work early
   */
  Optional<String> apply(
      DesiredTarget desired,
      TargetPlan plan,
      Work.MachinesWork work,
      Reading reading,
      Map<String, InstanceOutcome> known) {
    List<ObservedInstance> machines =
        work.machines().stream().map(m -> m.observed().instance()).toList();
    checkSecrets(plan.name(), work);
    Set<String> outdated = ids(work, m -> isOutdated(m));
    if (machines.isEmpty()) {
      return Optional.empty();
    }
    MachineMembers members =
        new MachineMembers(context, waiter, renderer, parallel, plan.name(), work);
    Hold hold = hold(plan.name(), desired.rollout(), work);
    if (outdated.isEmpty() && followed(machines, members, outdated).isEmpty()) {
      hold.clear(MachineTags.of(home(work)));
      return Optional.empty();
    }
    hold.take(MachineTags.of(home(work)));
    return hold.during(
        () ->
            reaction.to(
                rollOut(
                    desired,
                    members,
                    hold,
                    reading.freshened(context, machines, members),
                    outdated,
                    known),
                desired,
                plan,
                desired.rollout(),
                known,
                new MachinesBackwards(
                    context, waiter, renderer, parallel, plan.name(), work, hold)));
  }

  /**
   * A machine takes its steps one after the other, and may have to wait for somebody else first.
   */
  private static int operations(Work.MachinesWork work) {
    return 1 + work.machines().stream().mapToInt(m -> m.steps().size()).max().orElse(0);
  }

  private Optional<String> rollOut(
      DesiredTarget desired,
      MachineMembers members,
      Hold hold,
      List<ObservedInstance> machines,
      Set<String> outdated,
      Map<String, InstanceOutcome> known) {
    Set<String> followed = followed(machines, members, outdated);
    Members all = new FollowedMembers(context, members, followed);
    return new RolloutRun(
            context, desired.name(), desired.rollout(), all, failures, hold.gate(), known)
        .run(machines, outdated, followed);
  }

  private static Set<String> followed(
      List<ObservedInstance> machines, ExtensionMembers members, Set<String> outdated) {
    return machines.stream()
        .filter(m -> !outdated.contains(m.id()))
        .filter(
            m ->
                AtWork.on(m, members.modelOf(m.id()))
                    || (!outdated.isEmpty() && AtWork.isUnproven(m)))
        .map(ObservedInstance::id)
        .collect(Collectors.toSet());
  }

  private Hold hold(String target, RolloutPolicy policy, Work.MachinesWork work) {
    MachineTags home = new MachineTags(context.cloud(), home(work).id());
    return new Hold(context, tags, home, target, policy, operations(work), Optional.empty());
  }

  private static ObservedMachine home(Work.MachinesWork work) {
    return TargetHomes.first(work.machines().stream().map(Work.MachineWork::observed).toList());
  }

  /**
   * What can't be rendered must stop the target before its first machine is touched. Machines share
   * what is rendered, and it isn't kept: a fleet's worth of secrets has no place in memory.
   */
  private void checkSecrets(String target, Work.MachinesWork work) {
    Set<ExtensionStep> seen = new HashSet<>();
    for (Work.MachineWork machine : work.machines()) {
      for (Work.MachineStep step : machine.steps()) {
        if (step instanceof Work.MachineStep.Put put && seen.add(put.step())) {
          renderer.render(new ExtensionKey(target, step.extension()), put.step());
        }
      }
    }
  }

  private static Set<String> ids(Work.MachinesWork work, Predicate<Work.MachineWork> which) {
    return work.machines().stream()
        .filter(which)
        .map(m -> m.observed().instance().id())
        .collect(Collectors.toSet());
  }

  private static boolean isOutdated(Work.MachineWork machine) {
    return machine.plan().isToDo() || !machine.steps().isEmpty();
  }
}
