package io.github.fleetmaven.engine;

import io.github.fleetmaven.cloud.CloudException;
import io.github.fleetmaven.diag.FleetException;
import io.github.fleetmaven.event.InstanceOutcome;
import io.github.fleetmaven.event.RunEvent;
import io.github.fleetmaven.event.TargetOutcome;
import io.github.fleetmaven.model.DesiredTarget;
import io.github.fleetmaven.plan.InstancePlan;
import io.github.fleetmaven.plan.TargetPlan;
import io.github.fleetmaven.plan.Work;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Carries out the plan of one target and accounts for each of its instances, whatever happens. Safe
 * for use by several threads, each with its own target.
 */
final class TargetApply {

  private static final String INTERRUPTED =
      "interrupted; run apply again, and it goes on from here";

  private final RunContext context;
  private final ScaleSetApply scaleSets;
  private final MachinesApply machines;
  private final EcsApply ecsGroups;

  TargetApply(
      RunContext context, ScaleSetApply scaleSets, MachinesApply machines, EcsApply ecsGroups) {
    this.context = context;
    this.scaleSets = scaleSets;
    this.machines = machines;
    this.ecsGroups = ecsGroups;
  }

  /**
   * Applies.
   *
   * @param blocked why the target must not be touched; empty when it may
   */
  TargetOutcome apply(
      DesiredTarget desired, TargetPlan plan, Reading reading, Optional<String> blocked) {
    Instant start = context.now();
    Map<String, InstanceOutcome> known = new HashMap<>();
    Optional<String> failure = blocked.or(() -> tryTo(desired, plan, reading, known));
    TargetOutcome outcome =
        new TargetOutcome(
            plan.name(),
            account(plan.instances(), known),
            failure,
            !plan.isEmpty(),
            context.since(start));
    context.tell(new RunEvent.TargetFinished(outcome));
    return outcome;
  }

  /** A failure of one target is told with it, and doesn't keep the others from their work. */
  private Optional<String> tryTo(
      DesiredTarget desired, TargetPlan plan, Reading reading, Map<String, InstanceOutcome> known) {
    if (Thread.currentThread().isInterrupted() || context.stop().isMade()) {
      return Optional.of(INTERRUPTED);
    }
    try {
      if (plan.work() instanceof Work.ScaleSetWork work) {
        return scaleSets.apply(desired, plan, work, reading, known);
      }
      if (plan.work() instanceof Work.EcsWork work) {
        return ecsGroups.apply(plan, work, reading, known);
      }
      return machines.apply(desired, plan, (Work.MachinesWork) plan.work(), reading, known);
    } catch (CloudException | TargetFailedException | FleetException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    } catch (RunInterruptedException e) {
      return Optional.of(INTERRUPTED);
    } catch (RuntimeException e) {
      // Whatever it is, the instances that were touched are still to be accounted for.
      return Optional.of("an error of this plugin: " + e + at(e));
    }
  }

  private static String at(RuntimeException e) {
    StackTraceElement[] stack = e.getStackTrace();
    return stack.length == 0 ? "" : " at " + stack[0];
  }

  private static List<InstanceOutcome> account(
      List<InstancePlan> planned, Map<String, InstanceOutcome> known) {
    Map<String, InstanceOutcome> rest = new HashMap<>(known);
    List<InstanceOutcome> all = new ArrayList<>();
    for (InstancePlan plan : planned) {
      InstanceOutcome outcome = rest.remove(plan.id());
      all.add(outcome != null ? outcome : untouched(plan));
    }
    rest.values().forEach(all::add);
    return all;
  }

  private static InstanceOutcome untouched(InstancePlan plan) {
    if (plan.current()) {
      return new InstanceOutcome(plan.id(), InstanceOutcome.State.CURRENT, false, "");
    }
    String differences = String.join(", ", plan.differences());
    return plan.selected()
        ? new InstanceOutcome(plan.id(), InstanceOutcome.State.NOT_REACHED, false, differences)
        : new InstanceOutcome(
            plan.id(),
            InstanceOutcome.State.SKIPPED,
            false,
            "not among <instances>; " + differences);
  }
}
