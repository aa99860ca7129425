package io.github.fleetmaven.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.azure.LocalTransport;
import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.event.InstanceOutcome;
import io.github.fleetmaven.event.InstanceOutcome.State;
import io.github.fleetmaven.event.RunEvent;
import io.github.fleetmaven.event.TargetOutcome;
import io.github.fleetmaven.model.Amount;
import io.github.fleetmaven.model.DesiredTarget;
import io.github.fleetmaven.model.InstanceSelection;
import io.github.fleetmaven.model.RollingUpgradePolicy;
import io.github.fleetmaven.model.RolloutPolicy;
import io.github.fleetmaven.model.RolloutPolicy.OnFailure;
import io.github.fleetmaven.model.RolloutPolicy.Strategy;
import io.github.fleetmaven.model.Value;
import io.github.fleetmaven.plan.Change;
import io.github.fleetmaven.plan.Plan;
import io.github.fleetmaven.rollout.Lease;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Azure drives: its rolling upgrade is begun by the write, followed, and accounted for. */
class AzureRolloutTest {

  static final RolloutPolicy AZURE = azure(20, 0);
  private static final String ROLLING = "\"upgradePolicy\": {\"mode\": \"Rolling\"}";
  private static final String REPAIRED =
      ROLLING + ", \"automaticRepairsPolicy\": {\"enabled\": true}";
  private static final DesiredTarget.ScaleSet SET = Pom.set("web", AZURE, Pom.ext("app"));

  @TempDir private Path directory;

  static RolloutPolicy azure(int batch, int failures) {
    return new RolloutPolicy(
        Optional.empty(),
        new Amount.Percent(batch),
        Optional.empty(),
        new Amount.Percent(40),
        Duration.ZERO,
        Duration.ofHours(2),
        Duration.ofMinutes(10),
        new Amount.Percent(failures),
        Duration.ZERO,
        InstanceSelection.ALL,
        OnFailure.STOP,
        false,
        Optional.of(Strategy.AZURE),
        RollingUpgradePolicy.UNSAID);
  }

  private EngineFixture fleet(Scene.SetOf... sets) {
    return EngineFixture.of(directory, Scene.of(sets));
  }

  @Test
  void bringsAManualSetUnderRollingAndFollowsToTheEnd() {
    EngineFixture fleet = fleet(Scene.set("web", 10).health());

    TargetOutcome outcome = fleet.applyOne(SET);

    assertThat(outcome.failure()).isEmpty();
    assertThat(outcome.instances())
        .hasSize(10)
        .allSatisfy(i -> assertThat(i.state()).isEqualTo(State.CURRENT))
        .allSatisfy(i -> assertThat(i.touched()).isTrue());
    assertThat(fleet.wire.writes()).as("one write").isEqualTo(1);
    assertThat(fleet.model("web").at("properties", "upgradePolicy").text("mode"))
        .contains("Rolling");
    assertThat(policyOf(fleet).integer("maxBatchInstancePercent")).contains(20);
    assertThat(policyOf(fleet).integer("maxUnhealthyInstancePercent")).contains(40);
    assertThat(policyOf(fleet).integer("maxUnhealthyUpgradedInstancePercent")).contains(0);
    assertThat(policyOf(fleet).bool("prioritizeUnhealthyInstances")).contains(true);
    List<RunEvent.RollingUpgradeMoved> moves = fleet.events(RunEvent.RollingUpgradeMoved.class);
    assertThat(moves).hasSizeGreaterThan(4).doesNotHaveDuplicates();
    assertThat(moves.get(0).code()).isEqualTo("RollingForward");
    assertThat(moves.get(moves.size() - 1))
        .isEqualTo(new RunEvent.RollingUpgradeMoved("web", "Completed", 10, 0, 0, 0));
    fleet.assertSettled(SET);
  }

  @Test
  void aSetUnderRollingIsDrivenByAzureWithItsOwnPolicy() {
    EngineFixture fleet =
        fleet(
            Scene.set("web", 4)
                .health()
                .properties(
                    """
                    "upgradePolicy": {"mode": "Rolling", "rollingUpgradePolicy":
                      {"maxBatchInstancePercent": 50, "maxUnhealthyInstancePercent": 100}}"""));
    DesiredTarget set = Pom.set("web", RolloutPolicy.DEFAULT, Pom.ext("app"));

    Plan plan = fleet.plan(set);
    assertThat(plan.targets().get(0).changes()).extracting(Change::path).hasSize(1);
    assertThat(fleet.applyOne(set).succeeded()).isTrue();

    assertThat(policyOf(fleet).integer("maxBatchInstancePercent")).contains(50);
    assertThat(fleet.wire.requests("PATCH model"))
        .singleElement()
        .satisfies(r -> assertThat(r.body()).doesNotContain("upgradePolicy"));
    fleet.assertSettled(set);
  }

  @Test
  void accountsForEachInstanceWhenAzureStopsInTheMiddle() {
    Scene scene =
        Scene.of(Scene.set("web", 5).health()).failing("web/1", "app", 3, "no licence", 1);
    EngineFixture fleet = EngineFixture.of(directory, scene);

    TargetOutcome outcome = fleet.applyOne(SET);

    assertThat(outcome.succeeded()).isFalse();
    assertThat(outcome.failure().orElseThrow())
        .contains("Azure's rolling upgrade ended Faulted (1 updated, 1 failed, 3 not reached)")
        .contains("MaxUnhealthyUpgradedInstancePercent")
        .contains("any write of the model");
    assertThat(states(outcome))
        .containsExactly(
            State.CURRENT, State.FAILED, State.NOT_REACHED, State.NOT_REACHED, State.NOT_REACHED);
    assertThat(outcome.instances().get(1).detail())
        .contains("extension app")
        .contains("no licence");
    assertThat(outcome.instances().get(2).detail()).contains("stopped before it");

    TargetOutcome again = fleet.applyOne(SET);

    assertThat(again.failure()).isEmpty();
    assertThat(states(again)).containsOnly(State.CURRENT);
    fleet.assertSettled(SET);
  }

  @Test
  void goesOnAfterACancelByAWriteOfTheSameModel() {
    EngineFixture fleet = fleet(Scene.set("web", 5).health());
    cancelAfterBegin(fleet);

    TargetOutcome cancelled = fleet.applyOne(SET);

    assertThat(cancelled.failure().orElseThrow())
        .contains("was cancelled")
        .contains("any write of the model");
    assertThat(states(cancelled)).contains(State.CURRENT, State.NOT_REACHED);

    Plan plan = fleet.plan(SET);
    assertThat(plan.targets().get(0).changes()).isEmpty();
    assertThat(notes(plan))
        .singleElement()
        .asString()
        .contains("starts again")
        .contains("cancelled");
    fleet.wire.forget();
    TargetOutcome again = fleet.applyOne(SET);

    assertThat(again.failure()).isEmpty();
    assertThat(states(again)).containsOnly(State.CURRENT);
    assertThat(fleet.wire.counts()).containsEntry("PATCH model", 1);
    fleet.assertSettled(SET);
  }

  @Test
  void leavesARolloutToAzureAndPicksItUpAgain() {
    EngineFixture fleet = fleet(Scene.set("web", 6).health());
    fleet.detach = true;

    TargetOutcome left = fleet.applyOne(SET);

    assertThat(left.succeeded()).isTrue();
    assertThat(states(left)).containsOnly(State.LEFT_TO_AZURE);
    assertThat(fleet.events(RunEvent.LeftToAzure.class))
        .containsExactly(new RunEvent.LeftToAzure("web", 6));
    fleet.detach = false;
    fleet.wire.forget();
    Plan plan = fleet.plan(SET);
    assertThat(notes(plan)).singleElement().asString().contains("apply follows it");
    assertThat(plan.isRefused()).isFalse();

    TargetOutcome followed = fleet.applyOne(SET);

    assertThat(followed.failure()).isEmpty();
    assertThat(states(followed)).containsOnly(State.CURRENT);
    assertThat(fleet.wire.writes()).isZero();
    fleet.assertSettled(SET);
  }

  @Test
  void aChangeHasToWaitForWhatRolls() {
    EngineFixture fleet = fleet(Scene.set("web", 6).health());
    fleet.detach = true;
    fleet.applyOne(SET);

    Plan plan = fleet.plan(Pom.set("web", AZURE, Pom.ext("app"), Pom.ext("more")));

    assertThat(EngineFixture.refusals(plan))
        .singleElement()
        .asString()
        .contains("is running")
        .contains("fleet:abort");
  }

  @Test
  void onlyWhatAzureDrivesCanBeLeft() {
    EngineFixture fleet = fleet(Scene.set("web", 2).health());
    fleet.detach = true;

    Plan plan = fleet.plan(Pom.set("web", Pom.ext("app")));

    assertThat(EngineFixture.refusals(plan))
        .singleElement()
        .asString()
        .contains("fleet.detach")
        .contains("<strategy>azure</strategy>");
  }

  @Test
  void anEarlierRollingUpgradeIsNotTakenForThisOne() {
    EngineFixture fleet = fleet(Scene.set("web", 3).health().properties(ROLLING));
    fleet.other("POST", Scene.setId("web") + "/osRollingUpgrade", "");
    fleet.time.advance(Duration.ofHours(1));
    fleet.events.clear();

    assertThat(fleet.applyOne(SET).succeeded()).isTrue();

    assertThat(fleet.events(RunEvent.RollingUpgradeMoved.class).get(0).code())
        .isEqualTo("RollingForward");
  }

  @Test
  void aStoppedInstanceStartsNoRolloutOverAndOverAgain() {
    EngineFixture fleet =
        fleet(Scene.set("web", 5).health().instance(2, "\"powerState\": \"stopped\""));

    TargetOutcome first = fleet.applyOne(SET);
    fleet.wire.forget();
    TargetOutcome second = fleet.applyOne(SET);

    assertThat(first.failure()).isEmpty();
    assertThat(second.failure()).isEmpty();
    assertThat(fleet.wire.writes()).isZero();
  }

  @Test
  void givesUpOnARolloutThatStandsStill() {
    Scene scene = Scene.of(Scene.set("web", 5).health()).timing("{\"extension\": \"P30D\"}");
    EngineFixture fleet = EngineFixture.of(directory, scene);

    TargetOutcome outcome = fleet.applyOne(SET);

    assertThat(outcome.failure().orElseThrow()).contains("made no move for PT2H");
    assertThat(fleet.passed()).isBetween(Duration.ofHours(2), Duration.ofHours(3));
  }

  @Test
  void asksLessOftenTheLongerItTakes() {
    Scene scene = Scene.of(Scene.set("web", 40).health()).timing("{\"extension\": \"PT30M\"}");
    EngineFixture fleet = EngineFixture.of(directory, scene);

    assertThat(fleet.applyOne(SET).succeeded()).isTrue();

    long every = fleet.passed().toSeconds() / fleet.wire.requests("GET latest").size();
    assertThat(every).isGreaterThan(25);
    assertThat(fleet.wire.requests("GET instances")).hasSizeLessThan(5);
  }

  @Test
  void saysInATagWhatWasThereAndTakesNoLease() {
    EngineFixture fleet = fleet(Scene.set("web", 3).health());
    fleet.apply(Pom.set("web", Pom.policy(3, 3), app("1")));
    assertThat(tags(fleet).text("fleet-before")).contains("before1|ext/app=-");
    fleet.wire.forget();

    assertThat(fleet.applyOne(Pom.set("web", AZURE, app("2"))).failure()).isEmpty();

    assertThat(tags(fleet).text("team")).contains("a");
    assertThat(tags(fleet).text("fleet-before").orElseThrow())
        .startsWith("before1|ext/app=")
        .isNotEqualTo("before1|ext/app=-");
    assertThat(fleet.wire.requests("PATCH model"))
        .singleElement()
        .satisfies(r -> assertThat(r.body()).doesNotContain("fleet-lease"));
    assertThat(fleet.wire.writes()).as("one write").isEqualTo(1);
  }

  @Test
  void takesAwayWhatADeadRunLeftAlongWithTheWrite() {
    EngineFixture fleet = fleet(Scene.set("web", 3).health());
    leave(fleet, "");

    assertThat(fleet.applyOne(SET).failure()).isEmpty();

    assertThat(tags(fleet).members()).containsKey("team").doesNotContainKey("fleet-lease");
    assertThat(fleet.wire.writes()).as("one write").isEqualTo(1);
  }

  @Test
  void writesNothingWhileAnotherRunIsAlive() {
    EngineFixture fleet = fleet(Scene.set("web", 3).health());
    leave(fleet, "");
    fleet.othersAreGone = false;

    assertThat(fleet.applyOne(SET).failure().orElseThrow()).contains("is being worked on by");

    assertThat(fleet.wire.writes()).isZero();
  }

  @Test
  void takesAwayADeadLeaseWhereNothingIsToDo() {
    EngineFixture fleet = fleet(Scene.set("web", 3).health());
    fleet.apply(SET);
    leave(fleet, "");
    fleet.wire.forget();

    assertThat(fleet.applyOne(SET).failure()).isEmpty();

    assertThat(tags(fleet).members()).containsKey("team").doesNotContainKey("fleet-lease");
    assertThat(fleet.wire.counts()).containsEntry("PATCH tags", 1).doesNotContainKey("PATCH model");
    fleet.assertSettled(SET);
  }

  @Test
  void letsRepairsGoOnThatADeadRunSuspended() {
    EngineFixture fleet = fleet(Scene.set("web", 3).health().properties(REPAIRED));
    fleet.apply(SET);
    leave(fleet, ", \"fleet-repairs\": \"suspended\"");
    fleet.wire.forget();

    assertThat(fleet.applyOne(SET).failure()).isEmpty();

    assertThat(fleet.wire.requests("POST setorchestrationservicestate"))
        .singleElement()
        .satisfies(r -> assertThat(r.body()).contains("Resume"));
    assertThat(tags(fleet).members())
        .containsKey("team")
        .doesNotContainKeys("fleet-lease", "fleet-repairs");
    assertThat(fleet.wire.counts()).doesNotContainKey("PATCH model");
    fleet.assertSettled(SET);
  }

  @Test
  void thePlanSaysThatRepairsAreNotSuspended() {
    EngineFixture fleet = fleet(Scene.set("web", 3).health().properties(REPAIRED));
    RolloutPolicy policy = RolloutPolicy.DEFAULT.withSuspendRepairs(true);

    assertThat(notes(fleet.plan(Pom.set("web", policy, Pom.ext("app")))))
        .anyMatch(n -> n.contains("they are not suspended, whatever <suspendRepairs> says"));
  }

  @Test
  void asksForTheEndOfTheWriteAsOftenAsAzureSays() {
    EngineFixture fleet = fleet(Scene.set("web", 3).health());
    List<Instant> asked = new ArrayList<>();
    fleet.wire.tap(
        (n, request, next) -> {
          LocalTransport.Answer answer = next.send(request);
          String kind = TestTransport.kind(request);
          if (kind.equals("GET operation")) {
            asked.add(fleet.time.now());
            return new LocalTransport.Answer(
                answer.status(), Map.of("Retry-After", "45"), answer.body());
          }
          return kind.equals("GET latest") && asked.size() < 3
              ? new LocalTransport.Answer(404, Map.of(), "{}")
              : answer;
        });

    assertThat(fleet.applyOne(SET).failure()).isEmpty();

    assertThat(asked).hasSizeGreaterThan(2);
    assertThat(Duration.between(asked.get(0), asked.get(1))).isEqualTo(Duration.ofSeconds(45));
  }

  /** Leaves what a run leaves that is killed. */
  private static void leave(EngineFixture fleet, String more) {
    Instant until = fleet.time.now().plus(Duration.ofHours(1));
    String lease = new Lease(EngineFixture.holder("dead"), until).tag();
    String before = tags(fleet).text("fleet-before").orElse("before1");
    fleet.other(
        "PATCH",
        Scene.setId("web"),
        "{\"tags\": {\"team\": \"a\", \"fleet-before\": \"%s\", \"fleet-lease\": \"%s\"%s}}"
            .formatted(before, lease, more));
    fleet.time.advance(Duration.ofMinutes(1));
  }

  private static Value.Obj tags(EngineFixture fleet) {
    return fleet.model("web").obj("tags");
  }

  private static Pom.Ext app(String version) {
    return Pom.ext("app").settings("{\"version\": \"%s\"}".formatted(version));
  }

  private static void cancelAfterBegin(EngineFixture fleet) {
    fleet.wire.tap(
        (n, request, next) -> {
          var answer = next.send(request);
          if (answer.body().contains("\"successfulInstanceCount\":1")
              && answer.body().contains("RollingForward")
              && !answer.body().contains("\"lastAction\":\"Cancel\"")) {
            fleet.other("POST", Scene.setId("web") + "/rollingUpgrades/cancel", "");
          }
          return answer;
        });
  }

  private static Value.Obj policyOf(EngineFixture fleet) {
    return fleet.model("web").at("properties", "upgradePolicy", "rollingUpgradePolicy");
  }

  private static List<State> states(TargetOutcome outcome) {
    return outcome.instances().stream().map(InstanceOutcome::state).toList();
  }

  private static List<String> notes(Plan plan) {
    return plan.targets().get(0).diagnostics().stream()
        .filter(d -> d.severity() == Diagnostic.Severity.WARNING)
        .map(Diagnostic::text)
        .toList();
  }
}
