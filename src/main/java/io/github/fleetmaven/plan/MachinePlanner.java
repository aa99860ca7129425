package io.github.fleetmaven.plan;

import io.github.fleetmaven.diag.Diagnostics;
import io.github.fleetmaven.model.DesiredTarget;
import io.github.fleetmaven.model.ObservedExtension;
import io.github.fleetmaven.model.ObservedInstance;
import io.github.fleetmaven.model.ObservedMachine;
import io.github.fleetmaven.model.Permission;
import io.github.fleetmaven.model.PowerState;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/** Plans one virtual machine. Made for one plan. */
final class MachinePlanner {

  private static final Set<PowerState> NOT_RUNNING =
      Set.of(
          PowerState.STOPPED, PowerState.STOPPING, PowerState.DEALLOCATED, PowerState.DEALLOCATING);

  private final DesiredTarget desired;
  private final ObservedMachine machine;
  private final Diagnostics diagnostics;
  private final boolean grouped;
  private final String target;
  private final List<ExtensionDecision> decisions;

  MachinePlanner(
      DesiredTarget desired,
      ObservedMachine machine,
      ExtensionPlanner extensions,
      Set<Permission> allow,
      Diagnostics diagnostics) {
    this.desired = desired;
    this.machine = machine;
    this.diagnostics = diagnostics;
    this.grouped = desired instanceof DesiredTarget.MachineGroup;
    this.target = grouped ? desired.name() + "/" + machine.id().name() : desired.name();
    Function<String, String> places =
        ModelRules.places(target, desired.declaredAt(), desired.extensions());
    ObservedInstance instance = machine.instance();
    this.decisions =
        desired.extensions().stream()
            .map(
                e ->
                    extensions.decide(
                        e,
                        instance.extension(e.name()),
                        machine.id().path(),
                        machine.os(),
                        List.of(instance),
                        places.apply(e.name()),
                        diagnostics))
            .toList();
    new ModelRules(decisions, after(), places, diagnostics).check(allow, desired.name());
  }

  Work.MachineWork work() {
    List<Work.MachineStep> steps = selected() ? MachineSteps.of(decisions) : List.of();
    if (!steps.isEmpty()) {
      checkPower();
    }
    TargetModel then =
        new TargetModel(
            machine.instance().image(),
            machine.instance().size(),
            after(),
            Declared.present(desired),
            Declared.absent(desired));
    InstancePlan plan = InstanceComparison.compare(then, machine.instance());
    return new Work.MachineWork(machine, steps, then, selected() ? plan : plan.leftOut());
  }

  List<ContentNeed> needs() {
    return selected()
        ? decisions.stream().flatMap(d -> d.need(machine.id().path()).stream()).toList()
        : List.of();
  }

  private boolean selected() {
    return desired.rollout().instances().includes(machine.instance());
  }

  List<Change> changes() {
    if (!selected()) {
      return List.of();
    }
    String prefix = grouped ? machine.id().name() + "/" : "";
    return decisions.stream().flatMap(d -> d.change(prefix, 1).stream()).toList();
  }

  private List<ObservedExtension> after() {
    return new ModelExtensions(machine.instance().extensions(), decisions).after();
  }

  private void checkPower() {
    PowerState power = machine.instance().power();
    if (!NOT_RUNNING.contains(power)) {
      return;
    }
    String where = desired.declaredAt() + ": " + target;
    String summary =
        "the machine is "
            + power.name().toLowerCase(Locale.ROOT)
            + ", and Azure changes extensions on running machines only";
    if (grouped) {
      diagnostics.warning(where, summary, "it is skipped; start it and apply again");
    } else {
      diagnostics.error(where, summary, "start it");
    }
  }
}
