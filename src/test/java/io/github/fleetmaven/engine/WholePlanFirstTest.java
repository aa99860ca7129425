package io.github.fleetmaven.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fleetmaven.diag.FleetException;
import io.github.fleetmaven.model.DesiredTarget;
import io.github.fleetmaven.model.Permission;
import io.github.fleetmaven.model.RolloutPolicy;
import io.github.fleetmaven.plan.Plan;
import io.github.fleetmaven.plan.file.PlanComparison;
import io.github.fleetmaven.plan.file.PlanFile;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nothing is written before all is planned, and only what is planned (promises 1, 2, 7 and 11). */
class WholePlanFirstTest {

  @TempDir private Path directory;

  private EngineFixture fleet(Scene.SetOf... sets) {
    return EngineFixture.of(directory, Scene.of(sets));
  }

  @Test
  void writesNothingWhereOneTargetCanNotBeRead() {
    EngineFixture fleet = fleet(Scene.set("web", 2));

    assertThatThrownBy(
            () ->
                fleet.apply(
                    Pom.set("web", Pom.ext("app")),
                    Pom.set("missing", Pom.ext("app")),
                    Pom.machine("nobody", Pom.ext("app"))))
        .isInstanceOf(FleetException.class)
        .hasMessageContaining("nothing was changed")
        .hasMessageContaining("missing")
        .hasMessageContaining("nobody");

    assertThat(fleet.wire.writes()).isZero();
  }

  @Test
  void readsAllTargetsBeforeItsFirstWrite() {
    EngineFixture fleet = fleet(Scene.set("web", 2), Scene.set("api", 2));

    fleet.apply(Pom.set("web", Pom.ext("app")), Pom.set("api", Pom.ext("app")));

    assertThat(fleet.wire.seen().subList(0, 4))
        .allSatisfy(s -> assertThat(s.kind()).startsWith("GET"));
    assertThat(fleet.wire.requests("PATCH model")).hasSize(2);
  }

  @Test
  void refusesARefusedPlan() {
    EngineFixture fleet = fleet(Scene.set("web", 2).properties(mode("Rolling")));
    DesiredTarget set = Pom.set("web", Pom.ext("app"));
    Plan plan = fleet.plan(set);

    assertThatThrownBy(() -> fleet.carryOut(plan, set))
        .isInstanceOf(IllegalArgumentException.class);

    assertThat(fleet.wire.writes()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "Rolling, its upgrade policy is Rolling",
    "Automatic, its upgrade policy is Automatic"
  })
  void refusesOtherUpgradePolicies(String mode, String reason) {
    EngineFixture fleet = fleet(Scene.set("web", 2).health().properties(mode(mode)));

    Plan plan = fleet.plan(Pom.set("web", BATCHES, Pom.ext("app")));

    assertThat(EngineFixture.refusals(plan)).singleElement().asString().contains(reason);
  }

  @Test
  void refusesWhileAzureUpgradesTheImageByItself() {
    EngineFixture fleet =
        fleet(
            Scene.set("web", 2)
                .properties(
                    """
                    "upgradePolicy": {"mode": "Manual",
                      "automaticOSUpgradePolicy": {"enableAutomaticOSUpgrade": true}}"""));

    Plan plan = fleet.plan(Pom.set("web", Pom.ext("app")));

    assertThat(EngineFixture.refusals(plan)).singleElement().asString().contains("by itself");
  }

  @Test
  void saysThatNoBudgetAppliesUnderAnAutomaticPolicy() {
    EngineFixture fleet = fleet(Scene.set("web", 4).properties(mode("Automatic")));
    DesiredTarget set =
        Pom.allow(Pom.set("web", Pom.policy(1, 1), Pom.ext("app")), Permission.ALL_AT_ONCE);

    assertThat(fleet.applyOne(set).succeeded()).isTrue();

    assertThat(fleet.plan(set).targets().get(0).diagnostics()).isEmpty();
    assertThat(fleet.events(io.github.fleetmaven.event.RunEvent.BatchStarted.class))
        .singleElement()
        .satisfies(
            batch -> {
              assertThat(batch.wave()).contains("no budget applies");
              assertThat(batch.instances()).hasSize(4);
            });
    assertThat(fleet.wire.requests("POST manualupgrade")).isEmpty();
    fleet.assertSettled(set);
  }

  @Test
  void refusesWhatOthersLeftPendingUnlessThatIsAllowed() {
    EngineFixture fleet = fleet(Scene.set("web", 2));
    fleet.other(
        "PUT",
        Scene.setId("web") + "/extensions/theirs",
        """
        {"properties": {"publisher": "Other", "type": "Thing", "typeHandlerVersion": "1.0"}}""");
    fleet.time.advance(java.time.Duration.ofMinutes(1));
    DesiredTarget.ScaleSet set = Pom.set("web", Pom.ext("app"));

    assertThat(EngineFixture.refusals(fleet.plan(set)))
        .singleElement()
        .asString()
        .contains("theirs")
        .contains("pendingModel");

    DesiredTarget allowed = Pom.allow(set, Permission.PENDING_MODEL);
    assertThat(fleet.applyOne(allowed).succeeded()).isTrue();
    assertThat(fleet.runs()).contains("0:theirs:0", "0:app:0", "1:theirs:0", "1:app:0");
    fleet.assertSettled(allowed);
  }

  @Test
  void aPlanHoldsAlthoughWhatMovesByItselfMoved() {
    EngineFixture fleet = fleet(Scene.set("web", 3).health());
    DesiredTarget set = Pom.set("web", Pom.ext("app").protectedSettings("{\"key\": \"value\"}"));
    PlanFile.Contents saved = saved(fleet.plan(set));

    fleet.other("PATCH", Scene.setId("web"), "{\"sku\": {\"capacity\": 4}}");
    fleet.time.advance(java.time.Duration.ofMinutes(10));

    assertThat(PlanComparison.firstDifference(saved, fleet.plan(set))).isEmpty();
  }

  @Test
  void aPlanIsStaleOnceTheModelChanged() {
    EngineFixture fleet = fleet(Scene.set("web", 3).health());
    DesiredTarget set = Pom.set("web", Pom.ext("app"));
    PlanFile.Contents saved = saved(fleet.plan(set));

    fleet.other(
        "PUT",
        Scene.setId("web") + "/extensions/theirs",
        """
        {"properties": {"publisher": "Other", "type": "Thing", "typeHandlerVersion": "1.0"}}""");

    assertThat(PlanComparison.firstDifference(saved, fleet.plan(set))).isPresent();
  }

  @Test
  void ourOwnTagsMakeNoPlanStale() {
    EngineFixture fleet = fleet(Scene.set("web", 2));
    DesiredTarget first = Pom.set("web", Pom.ext("app").protectedSettings("{\"a\": \"1\"}"));
    fleet.apply(first);
    String before = fleet.plan(first).targets().get(0).fingerprint();

    fleet.apply(Pom.set("web", Pom.ext("app").protectedSettings("{\"a\": \"2\"}")));

    assertThat(fleet.plan(first).targets().get(0).fingerprint()).isEqualTo(before);
  }

  private static final RolloutPolicy BATCHES =
      Pom.policy(1, 1).withStrategy(RolloutPolicy.Strategy.BATCHES);

  private PlanFile.Contents saved(Plan plan) {
    Path file = directory.resolve("plan.json");
    PlanFile.write(plan, file);
    return PlanFile.read(file);
  }

  static String mode(String mode) {
    return "\"upgradePolicy\": {\"mode\": \"" + mode + "\"}";
  }

  @Test
  void refusesWhileARollingUpgradeRuns() {
    EngineFixture fleet = fleet(Scene.set("web", 5).health());
    DesiredTarget set = Pom.set("web", Pom.ext("app"));
    fleet.other("POST", Scene.setId("web") + "/osRollingUpgrade", "");

    Plan plan = fleet.plan(set);

    assertThat(EngineFixture.refusals(plan)).singleElement().asString().contains("rolling upgrade");
    assertThat(Optional.of(plan.isRefused())).contains(true);
  }
}
