package io.github.fleetmaven.engine;

import io.github.fleetmaven.catalog.FailureText;
import io.github.fleetmaven.model.HandlerStatus;
import io.github.fleetmaven.model.ObservedInstance;
import io.github.fleetmaven.model.ObservedMachine;
import io.github.fleetmaven.model.ObservedScaleSet;
import io.github.fleetmaven.model.RollingUpgrade;
import io.github.fleetmaven.plan.Driver;
import io.github.fleetmaven.plan.InstanceComparison;
import io.github.fleetmaven.plan.InstancePlan;
import io.github.fleetmaven.plan.Plan;
import io.github.fleetmaven.plan.TargetModel;
import io.github.fleetmaven.plan.TargetPlan;
import io.github.fleetmaven.plan.Work;
import io.github.fleetmaven.plan.status.InstanceStatus;
import io.github.fleetmaven.plan.status.TargetStatus;
import io.github.fleetmaven.rollout.Control;
import io.github.fleetmaven.rollout.FleetTags;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Says how a fleet stands, out of what a plan has read: each instance of a scale set against the
 * set's model as the cloud has it now, a virtual machine against the pom. Immutable.
 */
public final class FleetStatusReader {

  private final HandlerFailures failures;

  /** Makes a reader that explains failures with these texts. */
  public FleetStatusReader(FailureText texts) {
    this.failures = new HandlerFailures(texts);
  }

  /** Returns how each target stands, in the order of the plan. */
  public List<TargetStatus> read(Plan plan) {
    return plan.targets().stream().map(this::read).toList();
  }

  private TargetStatus read(TargetPlan plan) {
    return new TargetStatus(
        plan.id(),
        plan.kind(),
        plan.name(),
        plan.changes().size(),
        rollingUpgrade(plan.work()),
        notes(tags(plan.work())),
        instances(plan.work()));
  }

  private List<InstanceStatus> instances(Work work) {
    if (work instanceof Work.ScaleSetWork set) {
      return ofScaleSet(set);
    }
    return work instanceof Work.EcsWork ecs
        ? EcsStatusReader.read(ecs)
        : ofMachines((Work.MachinesWork) work);
  }

  private static Optional<RollingUpgrade> rollingUpgrade(Work work) {
    return work instanceof Work.ScaleSetWork set && set.driver() instanceof Driver.Azure azure
        ? azure.before()
        : Optional.empty();
  }

  private static List<String> notes(Map<String, String> tags) {
    List<String> notes = new ArrayList<>();
    FleetTags.lease(tags)
        .ifPresent(
            l ->
                notes.add(
                    "worked on by "
                        + l.holder().text()
                        + (l.endsByItself() ? ", until " + l.until() + " at the latest" : "")));
    FleetTags.control(tags).ifPresent(c -> notes.add(what(c.wish()) + " " + c.by()));
    return notes;
  }

  private static String what(Control.Wish wish) {
    return switch (wish) {
      case PAUSE -> "paused";
      case ABORT -> "to be aborted,";
    };
  }

  private static Map<String, String> tags(Work work) {
    if (work instanceof Work.ScaleSetWork set) {
      return set.observed().tags();
    }
    if (work instanceof Work.EcsWork ecs) {
      return EcsStatusReader.tags(ecs);
    }
    List<ObservedMachine> machines =
        ((Work.MachinesWork) work).machines().stream().map(Work.MachineWork::observed).toList();
    return machines.isEmpty() ? Map.of() : TargetHomes.first(machines).tags();
  }

  private List<InstanceStatus> ofScaleSet(Work.ScaleSetWork work) {
    ObservedScaleSet set = work.observed();
    TargetModel model =
        new TargetModel(
            set.image(), set.size(), set.extensions(), work.model().declared(), Set.of());
    return work.instances().stream()
        .map(i -> status(i, InstanceComparison.compare(model, i)))
        .toList();
  }

  private List<InstanceStatus> ofMachines(Work.MachinesWork work) {
    return work.machines().stream()
        .map(machine -> status(machine.observed().instance(), machine.plan()))
        .toList();
  }

  private InstanceStatus status(ObservedInstance instance, InstancePlan plan) {
    Map<String, String> explanations = new TreeMap<>();
    instance.handlers().stream()
        .filter(handler -> handler.state() == HandlerStatus.State.FAILED)
        .forEach(handler -> explanations.put(handler.name(), failures.text(instance, handler)));
    return new InstanceStatus(instance, plan.current(), plan.differences(), explanations);
  }
}
