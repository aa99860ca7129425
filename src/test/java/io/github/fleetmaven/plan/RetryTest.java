package io.github.fleetmaven.plan;

import static io.github.fleetmaven.plan.Fixtures.app;
import static io.github.fleetmaven.plan.Fixtures.desired;
import static io.github.fleetmaven.plan.Fixtures.failed;
import static io.github.fleetmaven.plan.Fixtures.instance;
import static io.github.fleetmaven.plan.Fixtures.kind;
import static io.github.fleetmaven.plan.Fixtures.observedApp;
import static io.github.fleetmaven.plan.Fixtures.plan;
import static io.github.fleetmaven.plan.Fixtures.set;
import static io.github.fleetmaven.plan.Fixtures.succeeded;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.model.HandlerStatus;
import io.github.fleetmaven.model.ObservedExtension;
import io.github.fleetmaven.model.ObservedInstance;
import io.github.fleetmaven.model.ObservedTarget;
import io.github.fleetmaven.model.OsType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A handler that failed is never "no change". */
class RetryTest {

  private static final String BROKEN = "ProvisioningState/failed/100";

  @Test
  void retriesOnTheFailedInstancesOnly() {
    TargetPlan plan = plan(desired(app()), withFailure(applied(), "1"));

    Change change = plan.changes().get(0);
    assertThat(change.action()).isEqualTo(Action.RETRY);
    assertThat(change.effect()).isEqualTo(Effect.RERUN);
    assertThat(change.instances()).isEqualTo(1);
    assertThat(plan.instances()).extracting(InstancePlan::current).containsExactly(true, false);
    assertThat(attempt(plan)).isEqualTo(1);
    assertThat(plan.isRefused()).isFalse();
  }

  @Test
  void explainsTheFailureWithoutRepeatingWhatItPrinted() {
    ObservedTarget.ScaleSet applied =
        (ObservedTarget.ScaleSet)
            Applied.to(
                plan(
                    desired(kind("app", "infiniBandDriver")),
                    new Fixtures.ShownSet()
                        .os(Optional.of(OsType.WINDOWS))
                        .instances(List.of(instance("4", true, List.of())))
                        .build()));
    HandlerStatus status =
        new HandlerStatus(
            "app",
            Optional.empty(),
            HandlerStatus.State.FAILED,
            Optional.of("ProvisioningState/failed/240"),
            Optional.of("password is hunter2"));
    ObservedInstance broken =
        instance(
            "4", Optional.of(true), Fixtures.UBUNTU, applied.model().extensions(), List.of(status));

    TargetPlan plan =
        plan(
            desired(kind("app", "infiniBandDriver")),
            new ObservedTarget.ScaleSet(applied.model(), List.of(broken)));

    assertThat(plan.changes().get(0).reason())
        .isEqualTo(
            "its handler failed on 4: exit code 240: timed out; run it again; log:"
                + " C:\\WindowsAzure\\Logs\\Plugins\\Microsoft.HpcCompute.InfiniBandDriverWindows\\");
  }

  @Test
  void doesNotRaiseTheAttemptWhileThePendingOneHasNotRun() {
    TargetPlan retry = plan(desired(app()), withFailure(applied(), "1"));
    ObservedTarget.ScaleSet written = Applied.writtenTo(PlannerTest.work(retry));
    ObservedTarget.ScaleSet interrupted =
        new ObservedTarget.ScaleSet(
            written.model(),
            written.instances().stream()
                .map(i -> with(i, i.id().equals("1") ? failed("app", BROKEN) : succeeded("app")))
                .toList());

    TargetPlan again = plan(desired(app()), interrupted);

    assertThat(again.changes()).isEmpty();
    assertThat(again.isRefused()).isFalse();
    assertThat(again.instances()).extracting(InstancePlan::current).containsExactly(true, false);
  }

  @Test
  void raisesTheAttemptAgainWhenThePendingOneFailedToo() {
    TargetPlan retry = plan(desired(app()), withFailure(applied(), "1"));
    ObservedTarget.ScaleSet second =
        withFailure((ObservedTarget.ScaleSet) Applied.to(retry), "0", "1");

    TargetPlan again = plan(desired(app()), second);

    assertThat(attempt(again)).isEqualTo(2);
    assertThat(again.changes().get(0).reason())
        .startsWith("its handler failed on 2 instances, 0 among them");
    assertThat(plan(desired(app()), Applied.to(again)).isEmpty()).isTrue();
  }

  @Test
  void updatesInsteadOfRetryingWhenTheDefinitionChangesAnyway() {
    TargetPlan plan = plan(desired(app().settings("{\"new\": 1}")), withFailure(applied(), "1"));

    assertThat(plan.changes()).extracting(Change::action).containsExactly(Action.UPDATE);
    assertThat(plan.changes().get(0).instances()).isEqualTo(2);
  }

  @Test
  void givesAFailedExtensionWithoutATagOfOursOne() {
    ObservedExtension theirs = observedApp("{}");
    ObservedInstance broken = with(instance("0", true, List.of(theirs)), failed("app", BROKEN));

    TargetPlan plan = plan(desired(app()), set(List.of(theirs), List.of(broken)));

    assertThat(plan.changes()).extracting(Change::action).containsExactly(Action.RETRY);
    assertThat(attempt(plan)).isZero();
  }

  @Test
  void leavesFailuresOfExtensionsThatThePomDoesNotNameAlone() {
    ObservedExtension theirs = observedApp("{}");
    ObservedInstance broken = with(instance("0", true, List.of(theirs)), failed("app", BROKEN));

    assertThat(plan(desired(), set(List.of(theirs), List.of(broken))).isEmpty()).isTrue();
  }

  @Test
  void takesAFailedProvisioningStateForAFailureWhereNoHandlerReports() {
    ObservedTarget.Machines machines =
        new ObservedTarget.Machines(
            List.of(
                Fixtures.machine(
                    "vm1",
                    OsType.LINUX,
                    Fixtures.observed(
                        "app",
                        """
                        {"publisher": "Contoso", "type": "App", "typeHandlerVersion": "1.2",
                         "provisioningState": "Failed"}"""))));

    TargetPlan plan = plan(Fixtures.desiredMachine("vm1", app()), machines);

    assertThat(plan.changes()).extracting(Change::action).containsExactly(Action.RETRY);
  }

  private static ObservedTarget.ScaleSet applied() {
    return (ObservedTarget.ScaleSet) Applied.to(plan(desired(app()), set()));
  }

  private static ObservedTarget.ScaleSet withFailure(
      ObservedTarget.ScaleSet applied, String... ids) {
    return new ObservedTarget.ScaleSet(
        applied.model(),
        applied.instances().stream()
            .map(i -> List.of(ids).contains(i.id()) ? with(i, failed("app", BROKEN)) : i)
            .toList());
  }

  private static ObservedInstance with(ObservedInstance i, HandlerStatus status) {
    return instance(i.id(), i.latestModelApplied(), i.image(), i.extensions(), List.of(status));
  }

  private static int attempt(TargetPlan plan) {
    return PlannerTest.step(plan, "app")
        .properties()
        .text("forceUpdateTag")
        .flatMap(ForceUpdateTag::parse)
        .orElseThrow()
        .attempt();
  }
}
