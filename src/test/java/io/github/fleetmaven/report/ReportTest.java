package io.github.fleetmaven.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.event.InstanceOutcome;
import io.github.fleetmaven.event.InstanceOutcome.State;
import io.github.fleetmaven.event.RunEvent;
import io.github.fleetmaven.event.TargetOutcome;
import io.github.fleetmaven.model.Value;
import io.github.fleetmaven.plan.Action;
import io.github.fleetmaven.plan.Calls;
import io.github.fleetmaven.plan.Change;
import io.github.fleetmaven.plan.Effect;
import io.github.fleetmaven.plan.InstancePlan;
import io.github.fleetmaven.plan.Plan;
import io.github.fleetmaven.plan.TargetPlan;
import io.github.fleetmaven.plan.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What people read, letter by letter. */
class ReportTest {

  private static final Value.Obj BEFORE =
      Value.Obj.EMPTY.with("settings", Value.Obj.EMPTY.with("port", Value.of(80)));
  private static final Value.Obj AFTER =
      Value.Obj.EMPTY
          .with("settings", Value.Obj.EMPTY.with("port", Value.of(81)))
          .with("suppressFailures", Value.of(true));

  private static TargetPlan target(
      List<Change> changes, List<InstancePlan> instances, Diagnostic... diagnostics) {
    return new TargetPlan(
        "/id",
        TargetPlan.Kind.SCALE_SET,
        "web",
        "pom.xml:3",
        "sha256:0",
        Value.Obj.EMPTY,
        changes,
        instances,
        List.of(diagnostics),
        new Work.MachinesWork(List.of()));
  }

  private static List<String> plan(TargetPlan target) {
    return new PlanText(Style.PLAIN).lines(new Plan("azure", Instant.EPOCH, List.of(target)));
  }

  private static InstancePlan instance(String id, Effect effect, String... differences) {
    return new InstancePlan(id, effect, List.of(differences));
  }

  @Test
  void aPlan() {
    List<Change> changes =
        List.of(
            new Change(
                "extensions/app",
                Action.UPDATE,
                Optional.of(BEFORE),
                Optional.of(AFTER),
                "settings: port",
                Effect.RERUN,
                1),
            new Change(
                "extensions/old",
                Action.REMOVE,
                Optional.of(BEFORE),
                Optional.empty(),
                "the pom declares it absent",
                Effect.UNINSTALL,
                1));

    assertThat(
            plan(
                target(
                        changes,
                        List.of(
                            instance("0", Effect.UNINSTALL, "extension app: settings: port"),
                            instance("1", Effect.NONE)),
                        Diagnostic.warning("pom.xml:3: web", "mind this", ""))
                    .with(new Calls(1, 5, 2, 6))))
        .containsExactly(
            "Plan (azure, 1 target)",
            "",
            "web  scale set, 2 instances  (pom.xml:3)",
            "  ~ extensions/app  update: settings: port",
            "      settings.port: 80 -> 81",
            "      suppressFailures: (none) -> true",
            "      effect: rerun on 1 instance",
            "  - extensions/old  remove: the pom declares it absent",
            "      effect: uninstall on 1 instance",
            "  instances: 1 unchanged, 1 uninstall",
            "  calls: about 14 high-cost (1 model write, 5 manualupgrade, 2 extension writes,"
                + " 6 instance lists)",
            "  note: pom.xml:3: web: mind this",
            "",
            "To do: 2 changes, 1 instance to touch.");
  }

  @Test
  void anEmptyPlan() {
    assertThat(plan(target(List.of(), List.of(instance("0", Effect.NONE)))))
        .containsExactly(
            "Plan (azure, 1 target)",
            "",
            "web  scale set, 1 instance  (pom.xml:3)",
            "  no change",
            "",
            "Nothing to do: everything is as declared.");
  }

  @Test
  void aRefusedPlan() {
    assertThat(
            plan(
                target(
                    List.of(),
                    List.of(instance("0", Effect.RERUN, "extension app: not there")),
                    Diagnostic.error("pom.xml:3: web", "no", "do this"))))
        .contains(
            "      0: extension app: not there",
            "  refused: pom.xml:3: web: no; do this",
            "The plan is refused: nothing will be changed.");
  }

  @Test
  void instancesThatAreBehindAreCutWhereTheyGetTooMany() {
    List<InstancePlan> many =
        IntStream.range(0, 30).mapToObj(i -> instance("" + i, Effect.RERUN, "differs")).toList();

    assertThat(plan(target(List.of(), many)))
        .contains("      19: differs", "      and 10 more")
        .doesNotContain("      20: differs");
  }

  private static TargetOutcome outcome(Optional<String> failure, InstanceOutcome... instances) {
    return new TargetOutcome("web", List.of(instances), failure, true, Duration.ofSeconds(95));
  }

  @Test
  void anOutcome() {
    TargetOutcome outcome =
        outcome(
            Optional.of("stopped: 1 failed"),
            new InstanceOutcome("0", State.CURRENT, true, ""),
            new InstanceOutcome("1", State.CURRENT, false, ""),
            new InstanceOutcome("10", State.FAILED, true, "exit code 2\n  no disk\n"),
            new InstanceOutcome("11", State.SKIPPED, false, "it is stopped"),
            new InstanceOutcome("12", State.NOT_REACHED, false, "extension app: not there"));

    assertThat(new OutcomeText(Style.PLAIN).lines(List.of(outcome)))
        .containsExactly(
            "target  instance  state        detail",
            "web     0         current      updated",
            "web     1         current      unchanged",
            "web     10        failed       exit code 2 | no disk",
            "web     11        skipped      it is stopped",
            "web     12        not reached  extension app: not there",
            "web: 5 instances, 2 current (1 updated), 1 failed, 1 skipped, 1 not reached; 1 min 35 s",
            "  stopped: 1 failed");
  }

  @Test
  void ofManyInstancesThoseThatAreNotCurrent() {
    InstanceOutcome[] many =
        IntStream.range(0, 1000)
            .mapToObj(
                i ->
                    new InstanceOutcome(
                        "" + i, i == 7 ? State.FAILED : State.CURRENT, true, i == 7 ? "why" : ""))
            .toArray(InstanceOutcome[]::new);

    assertThat(new OutcomeText(Style.PLAIN).lines(List.of(outcome(Optional.empty(), many))))
        .containsExactly(
            "target  instance  state   detail",
            "web     7         failed  why",
            "web: 1000 instances, 999 current (999 updated), 1 failed; 1 min 35 s");
  }

  @Test
  void nothingButCountsWhereAllOfManyAreWell() {
    InstanceOutcome[] many =
        IntStream.range(0, 50)
            .mapToObj(i -> new InstanceOutcome("" + i, State.CURRENT, false, ""))
            .toArray(InstanceOutcome[]::new);

    assertThat(new OutcomeText(Style.PLAIN).lines(List.of(outcome(Optional.empty(), many))))
        .containsExactly("web: 50 instances, 50 current (0 updated); 1 min 35 s");
  }

  @Test
  void progress() {
    Duration minutes = Duration.ofMinutes(3);
    List<RunEvent> events =
        List.of(
            new RunEvent.ModelWriteStarted("web", List.of("image", "extensions/app")),
            new RunEvent.ModelWritten("web", Duration.ofMillis(1500)),
            new RunEvent.BatchStarted("web", "update domain 3", 2, List.of("3", "8"), 2, 10),
            new RunEvent.BatchStarted("web", "", 3, List.of("4"), 4, 10),
            new RunEvent.BatchFinished(
                "web", "update domain 3", 2, 1, 1, 0, 4, 10, Duration.ofSeconds(95)),
            new RunEvent.StepStarted("ecs", "taking snapshots of 3 instances"),
            new RunEvent.StepFinished("ecs", "the update has ended", Duration.ofSeconds(40)),
            new RunEvent.SnapshotsTaken(
                "ecs", List.of(snapshots("i-1"), snapshots("i-2")), 1, minutes),
            new RunEvent.ExtensionStarted("vms", "vm1", "app", false),
            new RunEvent.ExtensionStarted("vms", "vm1", "old", true),
            new RunEvent.InstanceUpdated("web", "3", 3, 10),
            new RunEvent.InstanceFailed("web", "8", "exit code 2"),
            new RunEvent.InstanceSkipped("web", "9", "it is stopped"),
            new RunEvent.Retrying("web", "8", "app", "ProvisioningState/failed/240"),
            new RunEvent.RollingUpgradeMoved("web", "RollingForward", 4, 1, 2, 3),
            new RunEvent.LeftToAzure("web", 1),
            new RunEvent.UploadStarted("web", "app", "app.jar", 14_890_000),
            new RunEvent.ContentUploaded("web", 1, 14_890_000, Duration.ofSeconds(3)),
            new RunEvent.Waiting("web", minutes, "no room"),
            new RunEvent.Paused("web", "by kim since 10:00"),
            new RunEvent.Noticed("web", Diagnostic.warning("web", "hm", "")),
            new RunEvent.TargetFinished(outcome(Optional.empty())),
            new RunEvent.TargetFinished(outcome(Optional.of("no"))));

    ProgressText text = new ProgressText(Style.PLAIN);

    assertThat(events.stream().map(text::line))
        .containsExactly(
            "web: writing the model: image, extensions/app",
            "web: model written after 1.5 s",
            "web: batch 2 (update domain 3): instances 3, 8; 2 of 10 done",
            "web: batch 3: instance 4; 4 of 10 done",
            "web: batch 2: 1 updated, 1 failed; 4 of 10 done; 1 min 35 s",
            "ecs: taking snapshots of 3 instances",
            "ecs: the update has ended after 40 s",
            "ecs: 1 instance has snapshots, 1 failed after 3 min",
            "vms: vm1: applying app",
            "vms: vm1: removing old",
            "web: 3 updated (3 of 10)",
            "web: 8 failed: exit code 2",
            "web: 9 skipped: it is stopped",
            "web: 8: running app again, since ProvisioningState/failed/240 passes",
            "web: Azure's rolling upgrade RollingForward: 4 updated, 1 failed, 2 being updated, 3 to"
                + " come",
            "web: left to Azure, which goes on with 1 instance; fleet:status shows how far it is,"
                + " and the next fleet:apply picks it up",
            "web: uploading app.jar (14.2 MiB)…",
            "web: uploaded 1 file, 14.2 MiB, after 3.0 s",
            "web: waiting up to 3 min: no room",
            "web: paused by kim since 10:00; fleet:resume lets it go on",
            "web: hm",
            "web: done after 1 min 35 s",
            "web: not done after 1 min 35 s");
    assertThat(events.stream().map(Object::getClass).distinct().count())
        .as("every kind of event is shown here")
        .isEqualTo(RunEvent.class.getPermittedSubclasses().length);
  }

  @Test
  void colours() {
    assertThat(new ProgressText(Style.COLOR).line(new RunEvent.InstanceUpdated("web", "3", 3, 10)))
        .isEqualTo("\u001b[1mweb\u001b[0m: 3 \u001b[32mupdated\u001b[0m (3 of 10)");
  }

  @Test
  void durations() {
    assertThat(
            List.of(0L, 400L, 9_900L, 12_400L, 60_000L, 3_599_000L, 3_600_000L, 7_500_000L).stream()
                .map(millis -> Words.duration(Duration.ofMillis(millis))))
        .containsExactly(
            "0 s", "0.4 s", "9.9 s", "12 s", "1 min", "59 min 59 s", "1 h", "2 h 5 min");
  }

  private static RunEvent.InstanceSnapshots snapshots(String instance) {
    return new RunEvent.InstanceSnapshots(instance, List.of("s-of-" + instance));
  }
}
