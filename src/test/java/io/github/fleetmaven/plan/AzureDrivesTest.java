package io.github.fleetmaven.plan;

import static io.github.fleetmaven.plan.Fixtures.DIGESTS;
import static io.github.fleetmaven.plan.Fixtures.NO_CONTENT;
import static io.github.fleetmaven.plan.Fixtures.app;
import static io.github.fleetmaven.plan.Fixtures.desired;
import static io.github.fleetmaven.plan.Fixtures.json;
import static io.github.fleetmaven.plan.Fixtures.planner;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.model.Amount;
import io.github.fleetmaven.model.DesiredTarget;
import io.github.fleetmaven.model.ObservedExtension;
import io.github.fleetmaven.model.ObservedScaleSet.UpgradeMode;
import io.github.fleetmaven.model.ObservedTarget;
import io.github.fleetmaven.model.RollingUpgrade;
import io.github.fleetmaven.model.RollingUpgradePolicy;
import io.github.fleetmaven.model.RolloutPolicy;
import io.github.fleetmaven.model.RolloutPolicy.OnFailure;
import io.github.fleetmaven.model.RolloutPolicy.Strategy;
import io.github.fleetmaven.plan.file.PlanComparison;
import io.github.fleetmaven.plan.file.PlanFile;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who drives, and what Azure is told where it does. */
class AzureDrivesTest {

  private static final ObservedExtension HEALTH =
      Fixtures.observed(
          "health",
          "{\"publisher\": \"Microsoft.ManagedServices\", \"type\": \"ApplicationHealthLinux\"}");
  private static final RolloutPolicy AZURE = RolloutPolicy.DEFAULT.withStrategy(Strategy.AZURE);
  private static final String ROLLING_20 =
      """
      {"mode": "Rolling", "rollingUpgradePolicy": {"maxBatchInstancePercent": 20,
        "maxUnhealthyInstancePercent": 20, "maxUnhealthyUpgradedInstancePercent": 0,
        "pauseTimeBetweenBatches": "PT0S", "prioritizeUnhealthyInstances": true,
        "maxSurge": false}}""";

  @TempDir private Path directory;

  @Test
  void thePomDecidesAndElseThePolicyOfTheSet() {
    assertThat(driver(RolloutPolicy.DEFAULT, "Manual")).isInstanceOf(Driver.Plugin.class);
    assertThat(driver(RolloutPolicy.DEFAULT, "Automatic")).isInstanceOf(Driver.Plugin.class);
    assertThat(driver(RolloutPolicy.DEFAULT, "Rolling")).isInstanceOf(Driver.Azure.class);
    assertThat(driver(AZURE, "Manual")).isInstanceOf(Driver.Azure.class);
    assertThat(driver(AZURE, "Automatic")).isInstanceOf(Driver.Azure.class);
    RolloutPolicy batches = RolloutPolicy.DEFAULT.withStrategy(Strategy.BATCHES);
    assertThat(driver(batches, "Rolling")).isInstanceOf(Driver.Plugin.class);
    assertThat(errors(plan(batches, shown("{\"mode\": \"Rolling\"}"))))
        .containsExactly(
            "pom.xml:10: myVMSS: its upgrade policy is Rolling: Azure itself would roll out the"
                + " change, in batches of its own, and the pom says <strategy>batches</strategy>;"
                + " leave <strategy> out, and Azure drives; or set its upgrade policy to Manual");
  }

  @Test
  void thePolicyOfTheSetBecomesWhatThePomSays() {
    TargetPlan plan = plan(AZURE, shown("{\"mode\": \"Manual\"}"));

    Change change = plan.changes().get(0);
    assertThat(change.path()).isEqualTo("upgradePolicy");
    assertThat(change.effect()).isEqualTo(Effect.NONE);
    assertThat(change.before()).contains(json("{\"mode\": \"Manual\"}"));
    assertThat(change.after())
        .contains(
            json(
                """
                {"mode": "Rolling", "rollingUpgradePolicy": {"maxBatchInstancePercent": 20,
                  "maxUnhealthyInstancePercent": 20, "maxUnhealthyUpgradedInstancePercent": 0,
                  "pauseTimeBetweenBatches": "PT0S", "prioritizeUnhealthyInstances": true}}"""));
    assertThat(change.reason())
        .startsWith(
            "so that Azure rolls out by it: mode Manual → Rolling, maxBatchInstancePercent");
    assertThat(write(plan).upgradePolicy()).isEqualTo(change.after());
    assertThat(plan(AZURE, shown(ROLLING_20)).changes())
        .extracting(Change::path)
        .containsExactly("extensions/app");
  }

  @Test
  void aPolicyAloneIsWrittenWithoutTheProfile() {
    TargetPlan plan = planner().plan(with(AZURE), NO_CONTENT, applied("Manual"), DIGESTS, OPTIONS);

    assertThat(plan.changes()).extracting(Change::path).containsExactly("upgradePolicy");
    assertThat(write(plan).extensions()).isEmpty();
  }

  @Test
  void theSetsOwnPolicyStaysWhereThePomSaysNothing() {
    TargetPlan plan =
        plan(
            RolloutPolicy.DEFAULT,
            shown(
                "{\"mode\": \"Rolling\","
                    + " \"rollingUpgradePolicy\": {\"maxBatchInstancePercent\": 7}}"));

    assertThat(plan.changes()).extracting(Change::path).containsExactly("extensions/app");
    assertThat(write(plan).upgradePolicy()).isEmpty();
    assertThat(plan.rollout().text("strategy")).contains("azure");
    assertThat(plan.rollout().obj("rollingUpgradePolicy").integer("maxBatchInstancePercent"))
        .contains(7);
  }

  @Test
  void whatThePomSaysOfTheSetsOwnPolicyIsAllThatChanges() {
    RolloutPolicy surge = withOwn(RolloutPolicy.DEFAULT, Optional.of(10), Optional.of(true));

    Change change = plan(surge, shown(ROLLING_20)).changes().get(0);

    assertThat(change.after())
        .contains(
            json(
                """
                {"mode": "Rolling", "rollingUpgradePolicy": {"maxBatchInstancePercent": 10,
                  "maxSurge": true}}"""));
    assertThat(change.reason())
        .isEqualTo(
            "so that Azure rolls out by it: maxBatchInstancePercent 20 → 10, maxSurge false → true");
  }

  @ParameterizedTest
  @CsvSource({"2, 40, 5", "3, 40, 7", "1, 3, 33", "9, 4, 100", "1, 0, 100"})
  void aCountBecomesAPercentOfTheCapacityRoundedDown(int count, int capacity, int percent) {
    WantedPolicy wanted = wanted(count, capacity);

    assertThat(wanted.members().integer("maxBatchInstancePercent")).contains(percent);
    assertThat(wanted.notes()).isEmpty();
  }

  @Test
  void aCountBelowWhatAzureTakesIsNoted() {
    assertThat(wanted(1, 30).notes()).as("5% of 30 is one").isEmpty();
    assertThat(wanted(2, 100).notes())
        .containsExactly(
            "Azure takes no maxBatchInstancePercent below 5, which is 5 of 100 instances and more"
                + " than <batchSize>2</batchSize>");
  }

  @Test
  void aDurationWrittenOtherwiseIsNoChange() {
    String there = ROLLING_20.replace("PT0S", "P0D");

    assertThat(plan(AZURE, shown(there)).changes())
        .extracting(Change::path)
        .containsExactly("extensions/app");
  }

  @Test
  void azureRollsBackWhereThePomWantsThatOfAUniformSet() {
    RolloutPolicy back = AZURE.withOnFailure(OnFailure.ROLLBACK);
    ObservedTarget.ScaleSet uniform = shown(ROLLING_20);
    ObservedTarget.ScaleSet flexible =
        base().flexible().mode(UpgradeMode.ROLLING).policy(ROLLING_20).build();

    assertThat(new WantedPolicy(back, uniform.model()).members().members())
        .containsKey("rollbackFailedInstancesOnPolicyBreach");
    assertThat(new WantedPolicy(back, flexible.model()).members().members())
        .doesNotContainKey("rollbackFailedInstancesOnPolicyBreach");
  }

  @Test
  void refusesASetWhoseHealthNobodyTells() {
    ObservedTarget.ScaleSet none =
        new Fixtures.ShownSet().mode(UpgradeMode.ROLLING).policy(ROLLING_20).build();

    assertThat(errors(plan(AZURE, none)))
        .containsExactly(
            "pom.xml:10: myVMSS: Azure's rolling upgrade needs to know how the instances are, and"
                + " this scale set has neither a health extension nor a health probe; declare"
                + " <applicationHealth> for it");
    assertThat(errors(plan(AZURE, shown(ROLLING_20)))).isEmpty();
  }

  @Test
  void whatIsBehindIsBegunAgainUnlessItRolls() {
    ObservedTarget.ScaleSet behind = behind(Optional.empty());

    TargetPlan begun = plan(AZURE, behind);
    TargetPlan running = plan(AZURE, behind(upgrade(RollingUpgrade.Code.ROLLING_FORWARD)));
    TargetPlan faulted = plan(AZURE, behind(upgrade(RollingUpgrade.Code.FAULTED)));

    assertThat(begun.changes()).isEmpty();
    assertThat(write(begun).extensions().orElseThrow()).hasSize(2);
    assertThat(notes(begun)).singleElement().asString().endsWith("Azure's rollout starts");
    assertThat(((Work.ScaleSetWork) running.work()).write()).isEmpty();
    assertThat(notes(running)).singleElement().asString().contains("3 of 6 instances done");
    assertThat(notes(faulted))
        .singleElement()
        .asString()
        .contains("the last one ended Faulted (Bad: very)")
        .endsWith("Azure's rollout starts again");
  }

  @Test
  void aReviewedPlanHoldsWhoDrives() {
    PlanFile.Contents saved = saved(plan(RolloutPolicy.DEFAULT, shown(ROLLING_20)));

    assertThat(PlanComparison.firstDifference(saved, whole(plan(AZURE, shown(ROLLING_20)))))
        .hasValueSatisfying(d -> assertThat(d).contains("myVMSS: rollout"));
    assertThat(
            PlanComparison.firstDifference(
                saved, whole(plan(RolloutPolicy.DEFAULT, shown(ROLLING_20)))))
        .isEmpty();
    assertThat(
            PlanComparison.firstDifference(
                saved,
                whole(
                    plan(
                        RolloutPolicy.DEFAULT,
                        shown(ROLLING_20.replace("Percent\": 20", "Percent\": 30"))))))
        .hasValueSatisfying(d -> assertThat(d).contains("maxBatchInstancePercent was 20"));
  }

  @Test
  void aReviewedPlanGoesOnOnceItsPolicyIsThere() {
    PlanFile.Contents saved = saved(plan(AZURE, shown("{\"mode\": \"Manual\"}")));

    assertThat(PlanComparison.firstDifference(saved, whole(plan(AZURE, shown(ROLLING_20)))))
        .isEmpty();
  }

  private static final PlanOptions OPTIONS = new PlanOptions(Set.of(), Set.of());

  private static Driver driver(RolloutPolicy policy, String mode) {
    TargetPlan plan = plan(policy, shown("{\"mode\": \"" + mode + "\"}"));
    return ((Work.ScaleSetWork) plan.work()).driver();
  }

  private static Fixtures.ShownSet base() {
    return new Fixtures.ShownSet()
        .extensions(List.of(HEALTH))
        .instances(List.of(Fixtures.instance("0", true, List.of(HEALTH))));
  }

  private static ObservedTarget.ScaleSet shown(String upgradePolicy) {
    String mode = json(upgradePolicy).text("mode").orElseThrow();
    return base()
        .mode(UpgradeMode.valueOf(mode.toUpperCase(java.util.Locale.ROOT)))
        .policy(upgradePolicy)
        .build();
  }

  private static ObservedTarget.ScaleSet applied(String mode) {
    TargetPlan plan = plan(AZURE, shown("{\"mode\": \"" + mode + "\"}"));
    List<ObservedExtension> after = ((Work.ScaleSetWork) plan.work()).model().extensions();
    return base()
        .extensions(after)
        .instances(List.of(Fixtures.instance("0", true, after)))
        .policy("{\"mode\": \"" + mode + "\"}")
        .build();
  }

  private static ObservedTarget.ScaleSet behind(Optional<RollingUpgrade> upgrade) {
    ObservedTarget.ScaleSet set = applied("Manual");
    ObservedTarget.ScaleSet behind =
        base()
            .extensions(set.model().extensions())
            .instances(List.of(Fixtures.instance("0", false, List.of(HEALTH))))
            .mode(UpgradeMode.ROLLING)
            .policy(ROLLING_20)
            .build();
    return new ObservedTarget.ScaleSet(behind.model(), behind.instances(), upgrade);
  }

  private static Optional<RollingUpgrade> upgrade(RollingUpgrade.Code code) {
    boolean bad = code == RollingUpgrade.Code.FAULTED;
    return Optional.of(
        new RollingUpgrade(
            code, Instant.EPOCH, 2, 1, 0, 3, bad ? Optional.of("Bad: very") : Optional.empty()));
  }

  private static DesiredTarget.ScaleSet with(RolloutPolicy policy) {
    DesiredTarget.ScaleSet set = desired(app());
    return new DesiredTarget.ScaleSet(
        set.id(), set.declaredAt(), set.image(), set.extensions(), policy, set.allow());
  }

  private static TargetPlan plan(RolloutPolicy policy, ObservedTarget observed) {
    return planner().plan(with(policy), NO_CONTENT, observed, DIGESTS, OPTIONS);
  }

  private static RolloutPolicy withOwn(
      RolloutPolicy p, Optional<Integer> batch, Optional<Boolean> surge) {
    return new RolloutPolicy(
        p.order(),
        p.batchSize(),
        p.firstBatch(),
        p.maxUnavailable(),
        p.pauseBetweenBatches(),
        p.operationTimeout(),
        p.healthTimeout(),
        p.maxFailedInstances(),
        p.bake(),
        p.instances(),
        p.onFailure(),
        p.suspendRepairs(),
        p.strategy(),
        new RollingUpgradePolicy(
            batch,
            Optional.empty(),
            Optional.empty(),
            surge,
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }

  private static WantedPolicy wanted(int count, int capacity) {
    RolloutPolicy d = RolloutPolicy.DEFAULT;
    RolloutPolicy policy =
        new RolloutPolicy(
                d.order(),
                new Amount.Count(count),
                d.firstBatch(),
                d.maxUnavailable(),
                d.pauseBetweenBatches(),
                d.operationTimeout(),
                d.healthTimeout(),
                d.maxFailedInstances())
            .withStrategy(Strategy.AZURE);
    return new WantedPolicy(policy, base().moved("1", capacity).build().model());
  }

  private static Work.ModelWrite write(TargetPlan plan) {
    return ((Work.ScaleSetWork) plan.work()).write().orElseThrow();
  }

  private PlanFile.Contents saved(TargetPlan plan) {
    Path file = directory.resolve("plan.json");
    PlanFile.write(whole(plan), file);
    return PlanFile.read(file);
  }

  private static Plan whole(TargetPlan plan) {
    return new Plan("azure", Instant.EPOCH, List.of(plan));
  }

  private static List<String> errors(TargetPlan plan) {
    return texts(plan, Diagnostic.Severity.ERROR);
  }

  private static List<String> notes(TargetPlan plan) {
    return texts(plan, Diagnostic.Severity.WARNING);
  }

  private static List<String> texts(TargetPlan plan, Diagnostic.Severity severity) {
    return plan.diagnostics().stream()
        .filter(d -> d.severity() == severity)
        .map(Diagnostic::text)
        .toList();
  }
}
