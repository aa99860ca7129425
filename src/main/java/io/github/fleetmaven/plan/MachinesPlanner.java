package io.github.fleetmaven.plan;

import io.github.fleetmaven.diag.Diagnostics;
import io.github.fleetmaven.model.DesiredTarget;
import io.github.fleetmaven.model.ObservedMachine;
import io.github.fleetmaven.model.Permission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Plans one virtual machine, or all that a group had when it was looked at. */
final class MachinesPlanner {

  private MachinesPlanner() {}

  static TargetPlan plan(
      DesiredTarget desired,
      List<ObservedMachine> machines,
      ExtensionPlanner extensions,
      Set<Permission> allow) {
    Diagnostics diagnostics = new Diagnostics();
    if (machines.isEmpty()) {
      diagnostics.error(desired.declaredAt() + ": " + desired.name(), none(desired), hint(desired));
    }
    SelectionRule.check(
        desired.rollout().instances(),
        machines.stream().map(ObservedMachine::instance).toList(),
        desired.declaredAt() + ": " + desired.name(),
        diagnostics);
    List<Change> changes = new ArrayList<>();
    List<Work.MachineWork> works = new ArrayList<>();
    List<ContentNeed> needs = new ArrayList<>();
    for (ObservedMachine machine : machines) {
      MachinePlanner planner = new MachinePlanner(desired, machine, extensions, allow, diagnostics);
      works.add(planner.work());
      changes.addAll(planner.changes());
      needs.addAll(planner.needs());
    }
    return new TargetPlan(
            id(desired),
            desired instanceof DesiredTarget.MachineGroup
                ? TargetPlan.Kind.MACHINE_GROUP
                : TargetPlan.Kind.VIRTUAL_MACHINE,
            desired.name(),
            desired.declaredAt(),
            Fingerprints.of(machines),
            RolloutTerms.of(desired.rollout(), allow),
            changes,
            works.stream().map(Work.MachineWork::plan).toList(),
            diagnostics.all(),
            new Work.MachinesWork(works))
        .with(needs);
  }

  static String id(DesiredTarget desired) {
    if (desired instanceof DesiredTarget.MachineGroup group) {
      return "/subscriptions/%s/resourceGroups/%s/groups/%s"
          .formatted(group.subscriptionId(), group.resourceGroup().orElse("*"), group.name());
    }
    return desired instanceof DesiredTarget.Machine machine ? machine.id().path() : desired.name();
  }

  private static String none(DesiredTarget desired) {
    return desired instanceof DesiredTarget.MachineGroup group
        ? "no virtual machine carries " + tags(group.tags())
        : "there is no such virtual machine";
  }

  private static String hint(DesiredTarget desired) {
    return desired instanceof DesiredTarget.MachineGroup group
        ? "check <tags>, and <resourceGroup>: machines are looked for in "
            + group.resourceGroup().map(g -> "the group " + g).orElse("the whole subscription")
        : "check <name> and <resourceGroup>";
  }

  private static String tags(Map<String, String> tags) {
    List<String> words = new ArrayList<>();
    new TreeMap<>(tags).forEach((key, value) -> words.add(key + "=" + value));
    return String.join(" and ", words);
  }
}
