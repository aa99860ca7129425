package io.github.fleetmaven.report;

import static io.github.fleetmaven.plan.EcsFixtures.BOOTED;
import static io.github.fleetmaven.plan.EcsFixtures.driver;
import static io.github.fleetmaven.plan.EcsFixtures.group;
import static io.github.fleetmaven.plan.EcsFixtures.instance;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.model.DesiredTarget;
import io.github.fleetmaven.model.InstanceSelection;
import io.github.fleetmaven.model.ObservedTarget.EcsMember;
import io.github.fleetmaven.model.RolloutPolicy;
import io.github.fleetmaven.model.Value;
import io.github.fleetmaven.model.ecs.VirtioDriver.Method;
import io.github.fleetmaven.model.ecs.VirtioDriver.Restart;
import io.github.fleetmaven.model.ecs.VirtioDriver.Snapshot;
import io.github.fleetmaven.plan.Calls;
import io.github.fleetmaven.plan.EcsFixtures;
import io.github.fleetmaven.plan.Plan;
import io.github.fleetmaven.plan.TargetPlan;
import io.github.fleetmaven.plan.Work;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The plan of an ECS group as people read it, letter by letter. */
class EcsPlanTextTest {

  @Test
  void tellsWhatIsDoneToWhomAndWhoIsSkipped() {
    TargetPlan target =
        plan(
            group(),
            instance("i-1").name("web-1").version(58005).build(),
            instance("i-2").version(58005).build(),
            instance("i-3").version(58011).build(),
            instance("i-4").version(58017).build(),
            instance("i-5").version(58017).updated(EcsFixtures.BOOTED.plusSeconds(5)).build(),
            instance("i-6").name("web-6").status("Stopped").build());

    assertThat(lines(target.with(Calls.ofEcs(9, 3, 3))))
        .containsExactly(
            "Plan (simulator, 1 target)",
            "",
            "web  group of ECS instances, 6 instances  (pom.xml:10)",
            "  ~ virtioDriver  update: 58005 is below 58017, which reading a disk's serial number"
                + " needs",
            "      effect: restart on 2 instances: i-1 (web-1), i-2",
            "  ~ virtioDriver  update: 58011 is below 58017, which reading a disk's serial number"
                + " needs",
            "      effect: restart on 1 instance: i-3",
            "  ~ virtioDriver  restart: updated, and not restarted since",
            "      effect: restart on 1 instance: i-5",
            "  instances: 1 unchanged, 4 restart, 1 skipped",
            "  rollout: batches of 20%, at most 20% out of service",
            "  update: by the vendor's common command ACS-ECS-InstallVirtioDriver-windows.ps1, then"
                + " a restart",
            "  snapshots: 3 of system disks, kept 7 days",
            "  calls: about 9 commands, 3 snapshots, 3 restarts",
            "  probes: 1 command to 5 instances, which changed nothing",
            "  note: pom.xml:10: web/i-6 (web-6): it is stopped; it is skipped; see to that and"
                + " apply again",
            "",
            "To do: 4 changes, 4 instances to touch.");
  }

  @Test
  void namesTheCloudsOfItsTargets() {
    TargetPlan ecs = plan(group(), instance("i-1").version(58017).build());
    TargetPlan azure =
        new TargetPlan(
            "/id",
            TargetPlan.Kind.SCALE_SET,
            "vmss",
            "pom.xml:3",
            "sha256:0",
            Value.Obj.EMPTY,
            List.of(),
            List.of(),
            List.of(),
            new Work.MachinesWork(List.of()));

    assertThat(title("azure", ecs)).isEqualTo("Plan (Alibaba Cloud, 1 target)");
    assertThat(title("azure", ecs, azure)).isEqualTo("Plan (azure and Alibaba Cloud, 2 targets)");
    assertThat(title("azure", azure)).isEqualTo("Plan (azure, 1 target)");
    assertThat(title("azure")).isEqualTo("Plan (azure, 0 targets)");
    assertThat(title("simulator", ecs, azure)).isEqualTo("Plan (simulator, 2 targets)");
  }

  @Test
  void putsThoseTogetherThatOnlyHaveToBeRestarted() {
    assertThat(
            lines(
                plan(
                    group(),
                    instance("i-1").version(58017).updated(BOOTED.plusSeconds(5)).build(),
                    instance("i-2").version(58017).updated(BOOTED.plusSeconds(9)).build())))
        .containsSequence(
            "  ~ virtioDriver  restart: updated, and not restarted since",
            "      effect: restart on 2 instances: i-1, i-2",
            "  instances: 2 restart");
  }

  @Test
  void tellsOfUpdatesWithoutARestart() {
    assertThat(how(new Method.Plugin(), Snapshot.Disks.NONE, Restart.NONE))
        .contains(
            "      effect: update without restart on 1 instance: i-1",
            "  instances: 1 update without restart");
  }

  @Test
  void tellsLostOnesFromSkippedOnes() {
    assertThat(
            lines(
                plan(
                    group(),
                    instance("i-1").version(1).build(),
                    instance("i-2").status("Stopped").build(),
                    instance("i-3").offline().updated(BOOTED).build())))
        .contains("  instances: 1 restart, 1 skipped, 1 lost");
  }

  @Test
  void doesNotCallThoseUnchangedThatAreLeftOut() {
    DesiredTarget.EcsGroup some =
        group(driver(), RolloutPolicy.DEFAULT.withInstances(new InstanceSelection(List.of("i-1"))));

    assertThat(
            lines(
                plan(
                    some,
                    instance("i-1").version(1).build(),
                    instance("i-2").version(1).build(),
                    instance("i-3").version(1).build(),
                    instance("i-4").version(58017).build(),
                    instance("i-5").status("Stopped").build(),
                    instance("i-6").build())))
        .containsSequence(
            "  instances: 1 unchanged, 1 restart",
            "  left out by <instances>: 2 instances that would change too, 1 of unknown version, 1"
                + " that would be skipped");
  }

  @Test
  void doesNotPretendToKnowTheNumberOfDisks() {
    TargetPlan all =
        plan(
            group(driver(new Method.Plugin(), Snapshot.Disks.ALL, Restart.BATCHED)),
            instance("i-1").version(1).build());

    assertThat(lines(all.with(Calls.ofEcs(3, 8, 1))))
        .contains("  calls: about 3 commands, 8 or more snapshots, 1 restart");
  }

  @Test
  void tellsOfProbesThoughNothingChanges() {
    assertThat(lines(plan(group(), instance("i-1").version(58017).build())))
        .containsExactly(
            "Plan (simulator, 1 target)",
            "",
            "web  group of ECS instances, 1 instance  (pom.xml:10)",
            "  no change",
            "  probes: 1 command to 1 instance, which changed nothing",
            "",
            "Nothing to do: everything is as declared.");
  }

  @Test
  void doesNotCallItDoneWhileVersionsAreUnknown() {
    assertThat(
            lines(
                plan(
                    group(),
                    instance("i-1").build(),
                    instance("i-2").unknown("the check printed nothing").build())))
        .contains(
            "  instances: 1 of unknown version, 1 skipped",
            "  probes: 1 command to 1 instance, which changed nothing",
            "Nothing to do now, but not everything is as declared: see the notes.")
        .doesNotContain("  no change");
  }

  @Test
  void cutsLongListsAndCountsCommandsOfAHundred() {
    EcsMember[] members =
        IntStream.range(0, 201)
            .mapToObj(i -> instance("i-" + i).version(58005).build())
            .toArray(EcsMember[]::new);

    assertThat(lines(plan(group(), members)))
        .contains(
            "      effect: restart on 201 instances: i-0, i-1, i-2, i-3, i-4, i-5, i-6, i-7, i-8,"
                + " i-9, i-10, i-11 and 189 more",
            "  probes: 3 commands to 201 instances, which changed nothing");
  }

  @Test
  void tellsEachWayToUpdate() {
    assertThat(how(new Method.Plugin(), Snapshot.Disks.NONE, Restart.NONE))
        .contains(
            "  update: by the vendor's plugin UpdateVirtIo, without a restart",
            "  snapshots: none");
    assertThat(how(new Method.Script("exit 0", "a.ps1"), Snapshot.Disks.ALL, Restart.BATCHED))
        .contains(
            "  update: by the script a.ps1, then a restart",
            "  snapshots: of all disks of 1 instance, kept 7 days");
    assertThat(
            how(
                new Method.InstallPackage("https://e.x/a.zip?sig=1", Optional.empty()),
                Snapshot.Disks.SYSTEM,
                Restart.BATCHED))
        .contains(
            "  update: by the package https://e.x/a.zip?…, then a restart",
            "  snapshots: 1 of the system disk, kept 7 days");
  }

  private static String title(String cloud, TargetPlan... targets) {
    return new PlanText(Style.PLAIN).lines(new Plan(cloud, Instant.EPOCH, List.of(targets))).get(0);
  }

  private static List<String> how(Method method, Snapshot.Disks disks, Restart restart) {
    return lines(plan(group(driver(method, disks, restart)), instance("i-1").version(1).build()));
  }

  private static TargetPlan plan(DesiredTarget.EcsGroup group, EcsMember... members) {
    return EcsFixtures.plan(group, members);
  }

  private static List<String> lines(TargetPlan target) {
    return new PlanText(Style.PLAIN).lines(new Plan("simulator", Instant.EPOCH, List.of(target)));
  }
}
