package io.github.fleetmaven.plan;

import io.github.fleetmaven.diag.Diagnostics;
import io.github.fleetmaven.model.DesiredTarget;
import io.github.fleetmaven.model.ObservedInstance;
import io.github.fleetmaven.model.ObservedMachine;
import io.github.fleetmaven.model.Permission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Plans how virtual machines become what they were. Made for one plan. */
final class MachinesRollback {

  private final DesiredTarget desired;
  private final BeforeTarget before;
  private final Function<ObservedMachine, OlderPom> pom;
  private final Set<Permission> allow;
  private final Diagnostics diagnostics = new Diagnostics();
  private final List<Change> changes = new ArrayList<>();
  private final List<ContentNeed> needs = new ArrayList<>();

  MachinesRollback(
      DesiredTarget desired,
      BeforeTarget before,
      Function<ObservedMachine, OlderPom> pom,
      Set<Permission> allow) {
    this.desired = desired;
    this.before = before;
    this.pom = pom;
    this.allow = allow;
  }

  TargetPlan plan(List<ObservedMachine> machines) {
    List<Work.MachineWork> works = machines.stream().map(this::work).toList();
    return new TargetPlan(
            before.id(),
            before.kind(),
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

  private Work.MachineWork work(ObservedMachine machine) {
    ObservedInstance instance = machine.instance();
    BeforeResource was =
        before
            .resource(machine.id().path())
            .orElseGet(
                () ->
                    new BeforeResource(
                        machine.id().path(), instance.id(), BeforeImage.NONE, List.of()));
    ResourceRollback back =
        ResourceRollback.of(
            was,
            instance.image(),
            instance.extensions(),
            new Restorer(pom.apply(machine), List.of(instance)));
    String prefix = desired instanceof DesiredTarget.MachineGroup ? machine.id().name() + "/" : "";
    back.decisions().forEach(d -> d.change(prefix, 1).ifPresent(changes::add));
    needs.addAll(back.needs(machine.id()));
    check(back, prefix);
    TargetModel then = back.model(instance.size());
    return new Work.MachineWork(
        machine,
        MachineSteps.of(back.decisions()),
        then,
        InstanceComparison.compare(then, instance));
  }

  private void check(ResourceRollback back, String prefix) {
    String where = desired.declaredAt() + ": " + desired.name();
    String place =
        prefix.isEmpty() ? where : where + "/" + prefix.substring(0, prefix.length() - 1);
    Set<Permission> named = EnumSet.of(Permission.REMOVE);
    named.addAll(allow);
    new ModelRules(back.decisions(), back.after(), name -> place, diagnostics)
        .check(named, desired.name());
    LeftBehind.told(back.left(), place, diagnostics);
  }
}
