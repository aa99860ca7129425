package io.github.fleetmaven.plan;

import static io.github.fleetmaven.plan.Fixtures.app;
import static io.github.fleetmaven.plan.Fixtures.desiredMachine;
import static io.github.fleetmaven.plan.Fixtures.machine;
import static io.github.fleetmaven.plan.Fixtures.observed;
import static io.github.fleetmaven.plan.Fixtures.observedApp;
import static io.github.fleetmaven.plan.Fixtures.plan;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.model.DesiredExtension;
import io.github.fleetmaven.model.DesiredTarget;
import io.github.fleetmaven.model.ObservedMachine;
import io.github.fleetmaven.model.ObservedTarget;
import io.github.fleetmaven.model.OsType;
import io.github.fleetmaven.model.Permission;
import io.github.fleetmaven.model.PowerState;
import io.github.fleetmaven.model.RolloutPolicy;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MachinesTest {

  @Test
  void putsTheStepsOnAMachineInOrder() {
    TargetPlan plan =
        plan(
            desiredMachine(
                "vm1",
                ext("late").after("early"),
                ext("plain"),
                ext("early"),
                new Fixtures.Ext("old").absent()),
            machines(machine("vm1", OsType.LINUX, observed("old", "{\"type\": \"Old\"}"))));

    assertThat(work(plan).steps())
        .extracting(Work.MachineStep::extension)
        .containsExactly("old", "plain", "early", "late");
    assertThat(work(plan).steps().get(0)).isInstanceOf(Work.MachineStep.Delete.class);
    assertThat(plan.kind()).isEqualTo(TargetPlan.Kind.VIRTUAL_MACHINE);
    assertThat(plan.changes())
        .extracting(Change::path)
        .containsExactly(
            "extensions/late", "extensions/plain", "extensions/early", "extensions/old");
    assertThat(plan.instances()).hasSize(1);
    assertThat(plan.instances().get(0).effect()).isEqualTo(Effect.UNINSTALL);
  }

  @Test
  void isEmptyOnceItWasCarriedOut() {
    DesiredTarget desired = desiredMachine("vm1", app().settings("{\"a\": 1}"));
    TargetPlan plan = plan(desired, machines(machine("vm1", OsType.LINUX)));

    TargetPlan again = plan(desired, Applied.to(plan));

    assertThat(again.isEmpty()).isTrue();
    assertThat(work(again).steps()).isEmpty();
  }

  @Test
  void keepsExtensionsThatThePomDoesNotName() {
    TargetPlan plan =
        plan(
            desiredMachine("vm1", ext("new")),
            machines(machine("vm1", OsType.LINUX, observedApp("{}"))));

    assertThat(work(plan).steps()).extracting(Work.MachineStep::extension).containsExactly("new");
    assertThat(work(plan).model().extensions()).hasSize(2);
  }

  @Test
  void takesAnotherHandlerOffFirst() {
    TargetPlan plan =
        Fixtures.planner()
            .plan(
                desiredMachine("vm1", app()),
                Fixtures.NO_CONTENT,
                machines(
                    machine(
                        "vm1",
                        OsType.LINUX,
                        observed("app", "{\"publisher\": \"Old\", \"type\": \"App\"}"))),
                Fixtures.DIGESTS,
                new PlanOptions(Set.of(Permission.REMOVE), Set.of()));

    assertThat(plan.isRefused()).isFalse();
    assertThat(work(plan).steps())
        .extracting(s -> s.getClass().getSimpleName())
        .containsExactly("Delete", "Put");
  }

  @Test
  void refusesAStoppedMachineThatWouldHaveToChange() {
    ObservedTarget stopped = machines(stopped("vm1"));

    assertThat(plan(desiredMachine("vm1", app()), stopped).diagnostics())
        .extracting(Diagnostic::text)
        .containsExactly(
            "pom.xml:10: vm1: the machine is deallocated, and Azure changes extensions on running"
                + " machines only; start it");
    assertThat(plan(desiredMachine("vm1"), stopped).diagnostics()).isEmpty();
  }

  @Test
  void plansEachMachineOfAGroupUnderItsName() {
    TargetPlan plan =
        plan(
            group(app()),
            machines(
                machine("web-1", OsType.LINUX),
                machine("web-2", OsType.LINUX, observedApp("{}")),
                stopped("web-3")));

    assertThat(plan.kind()).isEqualTo(TargetPlan.Kind.MACHINE_GROUP);
    assertThat(plan.changes())
        .extracting(Change::path)
        .containsExactly("web-1/extensions/app", "web-3/extensions/app");
    assertThat(plan.instances())
        .extracting(InstancePlan::id)
        .containsExactly("web-1", "web-2", "web-3");
    assertThat(plan.isRefused()).isFalse();
    assertThat(plan.diagnostics())
        .singleElement()
        .asString()
        .contains("web/web-3")
        .contains("it is skipped");
  }

  @Test
  void drawsOneSaltForAllMachinesOfAGroup() {
    TargetPlan plan =
        plan(
            group(app().hidden("{\"k\": \"secret://env/K\"}")),
            machines(machine("web-1", OsType.LINUX), machine("web-2", OsType.LINUX)));

    assertThat(plan.changes())
        .extracting(c -> c.after().orElseThrow())
        .hasSize(2)
        .containsOnly(plan.changes().get(0).after().orElseThrow());
  }

  @Test
  void refusesAGroupWithoutMembers() {
    assertThat(plan(group(app()), machines()).diagnostics())
        .extracting(Diagnostic::text)
        .containsExactly(
            "pom.xml:10: web: no virtual machine carries role=web and tier=1; check <tags>, and"
                + " <resourceGroup>: machines are looked for in the group g");
    assertThat(plan(desiredMachine("vm1"), machines()).diagnostics())
        .extracting(Diagnostic::summary)
        .containsExactly("there is no such virtual machine");
  }

  private static Fixtures.Ext ext(String name) {
    return new Fixtures.Ext(name).handler("P", name).version("1.0");
  }

  private static ObservedMachine stopped(String name) {
    ObservedMachine m = machine(name, OsType.LINUX);
    return new ObservedMachine(
        m.id(),
        m.location(),
        m.os(),
        m.tags(),
        new ShownInstance()
            .id(name)
            .latest(Optional.empty())
            .power(PowerState.DEALLOCATED)
            .build());
  }

  private static ObservedTarget machines(ObservedMachine... machines) {
    return new ObservedTarget.Machines(List.of(machines));
  }

  private static DesiredTarget group(Fixtures.Ext... extensions) {
    List<DesiredExtension> built = Arrays.stream(extensions).map(Fixtures.Ext::build).toList();
    return new DesiredTarget.MachineGroup(
        "web",
        "s",
        Optional.of("g"),
        Map.of("tier", "1", "role", "web"),
        "pom.xml:10",
        built,
        RolloutPolicy.DEFAULT,
        Set.of());
  }

  private static Work.MachineWork work(TargetPlan plan) {
    return ((Work.MachinesWork) plan.work()).machines().get(0);
  }
}
