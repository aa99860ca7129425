package io.github.fleetmaven.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.event.InstanceOutcome.State;
import io.github.fleetmaven.event.RunEvent;
import io.github.fleetmaven.event.TargetOutcome;
import io.github.fleetmaven.model.DesiredTarget.EcsGroup;
import io.github.fleetmaven.model.InstanceSelection;
import io.github.fleetmaven.model.ecs.EcsSelection;
import io.github.fleetmaven.plan.EcsFixtures;
import io.github.fleetmaven.plan.TargetPlan;
import io.github.fleetmaven.plan.Work;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every instance of an ECS group is accounted for, whatever happens to it (promises 1, 5, 9). */
class EcsAccountTest {

  private static final String THIRTY =
      """
      {"idPrefix": "i-web", "count": 22, "tags": {"role": "web"}},
      {"idPrefix": "i-fine", "count": 5, "tags": {"role": "web"}, "driver": "100.91.104.58017"},
      {"id": "i-off", "tags": {"role": "web"}, "status": "Stopped"},
      {"id": "i-linux", "tags": {"role": "web"}, "osName": "CentOS 7.4 64 bit"},
      {"id": "i-bare", "tags": {"role": "web"}, "agent": "none"}""";

  private static final String FAULTS =
      String.join(
          ",",
          EcsScene.fault("i-web03", "snapshot", "\"outcome\": \"failed\""),
          EcsScene.fault("i-web07", "update", "\"outcome\": \"timeout\", \"applied\": true"),
          EcsScene.fault("i-web11", "reboot", "\"outcome\": \"agentLost\""));

  private static final int BUDGET = 4;

  @TempDir private Path directory;
  private EcsFleet fleet;

  @AfterEach
  void close() {
    fleet.close();
  }

  private void open(String instances, String faults) {
    fleet = new EcsFleet(directory, EcsScene.of(directory, instances, faults, ""));
  }

  private static EcsGroup group(int failures) {
    return EcsGroups.tagged(Pom.policy(BUDGET, BUDGET, failures), EcsFixtures.driver());
  }

  @Test
  void eachOfThirtyOfWhichMuchIsWrong() {
    open(THIRTY, FAULTS);

    TargetOutcome outcome = fleet.apply(group(3));

    Map<String, String> details = EcsFleet.details(outcome);
    assertThat(details).hasSize(30);
    assertThat(details.get("i-fine3")).isEqualTo("current: compliant: 100.91.104.58017");
    assertThat(details.get("i-off")).isEqualTo("skipped: it is stopped");
    assertThat(details.get("i-linux")).isEqualTo("skipped: its system is linux and not Windows");
    assertThat(details.get("i-bare"))
        .isEqualTo("skipped: its Cloud Assistant agent is offline, or it has none");
    assertThat(details.get("i-web03"))
        .matches(
            "failed: snapshotFailed: snapshot s-\\w+ of disk d-web03-0 failed; snapshots: s-\\w+");
    assertThat(details.get("i-web11"))
        .matches(
            "failed: restartFailed: it was not seen to restart within PT10M: its agent has not come"
                + " back; snapshots: s-\\w+");
    assertThat(details.get("i-web07"))
        .matches("current: updated: 100.91.104.58017, restarted at \\S+; snapshots: s-\\w+");
    assertThat(outcome.count(State.CURRENT)).isEqualTo(25);
    assertThat(outcome.count(State.FAILED)).isEqualTo(2);
    assertThat(outcome.failure()).isEmpty();
    assertThat(fleet.scene.happened()).doesNotContain("i-web03 driverUpdated");
  }

  @Test
  void noMoreThanTheBudgetAreOutAtOnceAndTheLostOneCounts() {
    open(THIRTY, FAULTS);

    fleet.apply(group(3));

    Set<String> lost = new TreeSet<>(Set.of("i-off"));
    for (RunEvent event : fleet.events) {
      if (event instanceof RunEvent.BatchStarted batch) {
        assertThat(batch.instances().size() + lost.size())
            .as("%s, with %s out of service", batch, lost)
            .isLessThanOrEqualTo(BUDGET);
      } else if (event instanceof RunEvent.InstanceFailed failed
          && failed.reason().startsWith("restartFailed")) {
        lost.add(failed.instance());
      }
    }
    assertThat(lost).containsExactly("i-off", "i-web11");
  }

  @Test
  void allSnapshotsAreThereBeforeTheFirstUpdateAndNobodyIsUpdatedOrRestartedTwice() {
    open(THIRTY, FAULTS);

    fleet.apply(group(3));

    List<String> happened = fleet.scene.happened();
    int first = first(happened, "driverUpdated");
    assertThat(happened.subList(first, happened.size()))
        .noneMatch(h -> h.contains("snapshotTaken"));
    assertThat(happened.stream().filter(h -> h.endsWith("driverUpdated")))
        .doesNotHaveDuplicates()
        .hasSize(21);
    assertThat(happened.stream().filter(h -> h.endsWith("restarting")))
        .doesNotHaveDuplicates()
        .hasSize(21);
  }

  private static int first(List<String> happened, String what) {
    List<String> kinds = new ArrayList<>(happened);
    kinds.replaceAll(h -> h.substring(h.indexOf(' ') + 1));
    return kinds.indexOf(what);
  }

  @Test
  void aFailedSnapshotCountsAgainstWhatMayFailBeforeAnyInstanceIsTouched() {
    open(THIRTY, FAULTS);

    TargetOutcome outcome = fleet.apply(group(0));

    assertThat(outcome.failure().orElse(""))
        .contains("stopped: 1 failed (i-web03), and maxFailedInstances is 0")
        .contains("run apply again");
    assertThat(outcome.count(State.NOT_REACHED)).isEqualTo(21);
    assertThat(fleet.scene.happened()).noneMatch(h -> h.contains("driver"));
  }

  /** Whoever runs again after a canary was lost must not lose the next one. */
  @Test
  void anInstanceThatIsSilentSinceItsUpdateCountsAsFailedUntilItIsBack() {
    open(
        "{\"idPrefix\": \"i-web\", \"count\": 3, \"tags\": {\"role\": \"web\"}}",
        EcsScene.fault("i-web1", "reboot", "\"outcome\": \"agentLost\", \"times\": 1"));
    EcsGroup group = EcsGroups.tagged(Pom.policy(1, 2), EcsFixtures.driver());
    assertThat(fleet.apply(group).failure().orElse("")).contains("1 failed (i-web1)");

    TargetOutcome again = fleet.apply(group);

    assertThat(EcsFleet.details(again).get("i-web1"))
        .startsWith("failed: indeterminate: its Cloud Assistant agent is offline, last heard of at")
        .contains("an earlier run had updated its driver");
    assertThat(again.failure().orElse("")).contains("1 failed (i-web1)");
    assertThat(fleet.scene.ran(EcsPhase.UPDATE)).containsExactly("i-web1 0");

    fleet.scene.cloud.reboot(List.of("i-web1"));
    fleet.scene.time.advance(java.time.Duration.ofMinutes(3));
    assertThat(fleet.apply(group).succeeded()).isTrue();
    assertThat(fleet.scene.ran(EcsPhase.UPDATE)).hasSize(3);
  }

  @Test
  void anInstanceThatStaysOffAfterItsRestartCountsAsFailedToo() {
    open(
        "{\"idPrefix\": \"i-web\", \"count\": 2, \"tags\": {\"role\": \"web\"}}",
        EcsScene.fault("i-web1", "reboot", "\"outcome\": \"stopped\""));
    EcsGroup group = EcsGroups.tagged(Pom.policy(1, 2), EcsFixtures.driver());
    assertThat(fleet.apply(group).failure().orElse("")).contains("1 failed (i-web1)");

    TargetOutcome again = fleet.apply(group);

    assertThat(EcsFleet.details(again).get("i-web1"))
        .isEqualTo("failed: indeterminate: it is stopped");
    assertThat(fleet.scene.ran(EcsPhase.UPDATE)).containsExactly("i-web1 0");
  }

  @Test
  void whoIsLeftOutByThePomFailsNoRunThoughItIsLost() {
    open(
        "{\"idPrefix\": \"i-web\", \"count\": 2, \"tags\": {\"role\": \"web\"}}",
        EcsScene.fault("i-web1", "reboot", "\"outcome\": \"agentLost\""));
    fleet.apply(EcsGroups.tagged(Pom.policy(1, 2), EcsFixtures.driver()));
    EcsGroup other =
        EcsGroups.tagged(
            Pom.policy(1, 2).withInstances(new InstanceSelection(List.of("i-web2"))),
            EcsFixtures.driver());

    TargetOutcome outcome = fleet.apply(other);

    assertThat(outcome.succeeded()).as(outcome.toString()).isTrue();
    assertThat(EcsFleet.details(outcome).get("i-web1"))
        .startsWith("skipped: not among <instances>");
  }

  @Test
  void noCommandIsSentForAPlanThatIsRefusedAnyway() {
    open(THIRTY, "");
    EcsGroup named =
        new EcsGroup(
            EcsScene.GROUP,
            "cn-hangzhou",
            new EcsSelection.Ids(List.of("i-web01", "i-nowhere")),
            EcsFixtures.driver(),
            "pom.xml:10",
            Pom.policy(1, 1),
            Set.of());

    assertThat(fleet.planOne(named).isRefused()).isTrue();
    assertThat(fleet.scene.answers("RunCommand")).isEmpty();
  }

  @Test
  void theSecondApplyInARowTouchesNothing() {
    open(THIRTY.replace("i-fine", "i-good"), "");
    assertThat(fleet.apply(group(0)).succeeded()).isTrue();
    List<String> before = fleet.scene.happened();
    int writes = fleet.scene.cloud.requests().writes();

    TargetOutcome again = fleet.apply(group(0));

    assertThat(again.count(State.CURRENT)).isEqualTo(27);
    assertThat(fleet.scene.happened()).isEqualTo(before);
    assertThat(fleet.scene.cloud.requests().writes()).isEqualTo(writes);
  }

  @Test
  void aPlanSendsNothingButTheCommandThatLooks() {
    open(THIRTY, FAULTS);

    TargetPlan plan = fleet.planOne(group(0));

    assertThat(plan.touched()).hasSize(22);
    assertThat(fleet.scene.cloud.requests().writes()).isZero();
    assertThat(fleet.scene.cloud.requests().probes()).isEqualTo(1);
    assertThat(fleet.scene.ran(EcsPhase.CHECK)).hasSize(27);
    assertThat(fleet.scene.ran(EcsPhase.UPDATE)).isEmpty();
    assertThat(fleet.events(RunEvent.StepStarted.class))
        .extracting(RunEvent.StepStarted::step)
        .containsExactly(
            "asking 27 instances for the version of the driver, by a command that changes nothing");
  }

  @Test
  void aPlanThatMayNotAskSendsNoCommandAndKnowsNothing() {
    open(THIRTY, FAULTS);
    fleet.probe = false;

    TargetPlan plan = fleet.planOne(group(0));

    assertThat(fleet.scene.answers("RunCommand")).isEmpty();
    assertThat(((Work.EcsWork) plan.work()).with(Work.EcsStep.Ask.class)).hasSize(27);
    assertThat(plan.touched()).isEmpty();
    assertThat(plan.isEmpty()).as("unknown is not for compliant").isFalse();
  }

  @Test
  void whoWantsNoRestartsIsToldThatTheyArePending() {
    open("{\"idPrefix\": \"i-web\", \"count\": 2, \"tags\": {\"role\": \"web\"}}", "");
    EcsGroup group = EcsGroups.withoutRestart(Pom.policy(1, 1));

    TargetOutcome outcome = fleet.apply(group);

    assertThat(EcsFleet.details(outcome).values())
        .containsOnly("current: updatedRestartPending: 100.91.104.58017");
    assertThat(EcsFleet.details(fleet.apply(group)).values())
        .as("what waits for a restart is not taken for compliant")
        .containsOnly("current: updatedRestartPending: 100.91.104.58017");
    assertThat(fleet.scene.happened()).noneMatch(h -> h.contains("restart"));
    assertThat(fleet.planOne(group).diagnostics().toString()).contains("not restarted since");
    assertThat(fleet.apply(group(0)).succeeded()).isTrue();
    assertThat(fleet.scene.happened().stream().filter(h -> h.endsWith("restarting"))).hasSize(2);
    assertThat(fleet.scene.ran(EcsPhase.UPDATE)).hasSize(2);
  }
}
