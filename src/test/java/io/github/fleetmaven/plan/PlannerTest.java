package io.github.fleetmaven.plan;

import static io.github.fleetmaven.plan.Fixtures.NO_CONTENT;
import static io.github.fleetmaven.plan.Fixtures.app;
import static io.github.fleetmaven.plan.Fixtures.desired;
import static io.github.fleetmaven.plan.Fixtures.json;
import static io.github.fleetmaven.plan.Fixtures.observed;
import static io.github.fleetmaven.plan.Fixtures.observedApp;
import static io.github.fleetmaven.plan.Fixtures.plan;
import static io.github.fleetmaven.plan.Fixtures.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.model.ObservedTarget;
import io.github.fleetmaven.model.Value;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlannerTest {

  @Test
  void createsAnExtensionThatIsNotThere() {
    TargetPlan plan = plan(desired(app().settings("{\"port\": 80}")), set());

    Change change = plan.changes().get(0);
    assertThat(change.path()).isEqualTo("extensions/app");
    assertThat(change.action()).isEqualTo(Action.CREATE);
    assertThat(change.effect()).isEqualTo(Effect.RERUN);
    assertThat(change.before()).isEmpty();
    assertThat(change.reason()).isEqualTo("it isn't there");
    assertThat(change.instances()).isEqualTo(2);
    Value.Obj sent = step(plan, "app").properties();
    assertThat(sent.text("publisher")).contains("Contoso");
    assertThat(sent.bool("autoUpgradeMinorVersion")).contains(false);
    assertThat(sent.bool("enableAutomaticUpgrade")).contains(false);
    assertThat(sent.obj("settings")).isEqualTo(json("{\"port\": 80}"));
    assertThat(sent.text("forceUpdateTag").flatMap(ForceUpdateTag::parse)).isPresent();
    assertThat(plan.isRefused()).isFalse();
  }

  @Test
  void leavesAnEqualExtensionAloneEvenWithoutATagOfOurs() {
    TargetPlan plan =
        plan(
            desired(app().settings("{\"a\": 1, \"b\": [2]}")),
            set(observedApp("{\"b\": [2.0], \"a\": 1}")));

    assertThat(plan.isEmpty()).isTrue();
    assertThat(work(plan).write()).isEmpty();
    assertThat(plan.diagnostics()).isEmpty();
  }

  @Test
  void saysThatWhatIsProtectedCannotBeComparedWithoutATagOfOurs() {
    TargetPlan plan =
        plan(desired(app().hidden("{\"key\": \"secret://env/K\"}")), set(observedApp("{}")));

    assertThat(plan.isEmpty()).isTrue();
    assertThat(plan.isRefused()).isFalse();
    assertThat(plan.diagnostics())
        .extracting(Diagnostic::text)
        .containsExactly(
            "pom.xml:20: myVMSS/extensions/app: it was found without a tag of ours, and what is"
                + " protected in it can't be compared: it is left alone; to send it, use"
                + " -Dfleet.reapply=app");
  }

  @Test
  void namesTheSettingsThatDiffer() {
    TargetPlan plan =
        plan(
            desired(app().version("1.5").settings("{\"port\": 81, \"host\": \"h\"}")),
            set(observedApp("{\"port\": 80, \"host\": \"h\", \"old\": true}")));

    Change change = plan.changes().get(0);
    assertThat(change.action()).isEqualTo(Action.UPDATE);
    assertThat(change.reason())
        .isEqualTo("settings: port 80 → 81, old; typeHandlerVersion 1.2 → 1.5");
  }

  @Test
  void keepsWhatThePomLeavesOut() {
    ObservedTarget observed =
        set(
            observed(
                "app",
                """
                {"publisher": "Contoso", "type": "App", "typeHandlerVersion": "1.2",
                 "autoUpgradeMinorVersion": true, "suppressFailures": true,
                 "provisionAfterExtensions": ["first"], "settings": {"port": 80},
                 "protectedSettings": null, "provisioningState": "Succeeded",
                 "instanceView": {"statuses": []}, "brandNew": {"x": 1}}"""),
            observed(
                "first",
                """
                {"publisher": "P", "type": "First", "typeHandlerVersion": "1.0", "later": 1,
                 "forceUpdateTag": "theirs", "provisioningState": "Succeeded"}"""));

    TargetPlan plan = plan(desired(new Fixtures.Ext("app").autoUpgrade(true)), observed);

    ExtensionStep sent = step(plan, "app");
    assertThat(sent.properties().without("forceUpdateTag"))
        .isEqualTo(
            json(
                """
                {"publisher": "Contoso", "type": "App", "typeHandlerVersion": "1.2",
                 "autoUpgradeMinorVersion": true, "enableAutomaticUpgrade": true,
                 "suppressFailures": true, "provisionAfterExtensions": ["first"],
                 "settings": {"port": 80}, "brandNew": {"x": 1}}"""));
    assertThat(sent.protectedSettings()).isEmpty();
    assertThat(step(plan, "first").properties())
        .isEqualTo(
            json(
                """
                {"publisher": "P", "type": "First", "typeHandlerVersion": "1.0", "later": 1,
                 "forceUpdateTag": "theirs", "autoUpgradeMinorVersion": false,
                 "enableAutomaticUpgrade": false}"""));
    assertThat(step(plan, "first").protectedSettings()).isEmpty();
  }

  @Test
  void takesTheCataloguesDefaultsWhenItCreates() {
    TargetPlan plan =
        plan(desired(Fixtures.kind("health", "applicationHealth").settings("{}")), set());

    Value.Obj sent = step(plan, "health").properties();
    assertThat(sent.text("type")).contains("ApplicationHealthLinux");
    assertThat(sent.text("typeHandlerVersion")).contains("1.0");
    assertThat(sent.bool("autoUpgradeMinorVersion")).contains(true);
    assertThat(sent.bool("enableAutomaticUpgrade")).contains(false);
  }

  @Test
  void removesWhatIsDeclaredAbsentAndCarriesTheRestOn() {
    TargetPlan plan =
        plan(
            desired(new Fixtures.Ext("OLD").absent()),
            set(
                observed("old", "{\"publisher\": \"P\", \"type\": \"Old\"}"),
                observedApp("{\"port\": 1}")));

    Change change = plan.changes().get(0);
    assertThat(change.path()).isEqualTo("extensions/old");
    assertThat(change.action()).isEqualTo(Action.REMOVE);
    assertThat(change.effect()).isEqualTo(Effect.UNINSTALL);
    assertThat(change.after()).isEmpty();
    assertThat(change.instances()).isEqualTo(2);
    assertThat(steps(plan)).extracting(ExtensionStep::name).containsExactly("app");
    assertThat(plan.isRefused()).isFalse();
  }

  @Test
  void masksWhatIsProtected() {
    TargetPlan plan =
        plan(desired(app().hidden("{\"key\": \"plain-secret\", \"more\": 1}")), set());

    Value.Obj after = (Value.Obj) plan.changes().get(0).after().orElseThrow();
    assertThat(after.obj("protectedSettings"))
        .isEqualTo(json("{\"key\": \"(protected)\", \"more\": \"(protected)\"}"));
    assertThat(plan.changes().toString()).doesNotContain("plain-secret");
  }

  @Test
  void sendsAgainWhatAUserNames() {
    ObservedTarget applied = Applied.to(plan(desired(app()), set()));

    TargetPlan again =
        Fixtures.planner()
            .plan(
                desired(app()),
                NO_CONTENT,
                applied,
                Fixtures.DIGESTS,
                new PlanOptions(Set.of(), Set.of("APP")));

    assertThat(again.changes()).extracting(Change::action).containsExactly(Action.UPDATE);
    assertThat(again.changes().get(0).reason()).isEqualTo("it is to be sent again");
    assertThat(again.changes().get(0).instances()).isEqualTo(2);
    assertThat(plan(desired(app()), Applied.to(again)).isEmpty()).isTrue();
  }

  @Test
  void goesOnWithAnInterruptedResendingAndStartsNoOther() {
    var options = new PlanOptions(Set.of(), Set.of("app"));
    var planner = Fixtures.planner();
    ObservedTarget applied = Applied.to(plan(desired(app()), set()));
    TargetPlan first = planner.plan(desired(app()), NO_CONTENT, applied, Fixtures.DIGESTS, options);

    TargetPlan again =
        planner.plan(
            desired(app()), NO_CONTENT, Applied.writtenTo(work(first)), Fixtures.DIGESTS, options);

    assertThat(again.changes()).isEmpty();
    assertThat(again.isRefused()).isFalse();
    assertThat(again.instances())
        .extracting(InstancePlan::effect)
        .containsExactly(Effect.RERUN, Effect.RERUN);
  }

  @Test
  void goesOnAfterAnInterruptionWithTheInstancesThatAreLeft() {
    ObservedTarget.ScaleSet written =
        Applied.writtenTo(work(plan(desired(app().settings("{\"a\": 1}")), set())));
    var half =
        new ObservedTarget.ScaleSet(
            written.model(),
            List.of(
                Applied.updated(written.instances().get(0), written.model()),
                written.instances().get(1)));

    TargetPlan again = plan(desired(app().settings("{\"a\": 1}")), half);

    assertThat(again.changes()).isEmpty();
    assertThat(again.isRefused()).isFalse();
    assertThat(again.isEmpty()).isFalse();
    assertThat(again.instances()).extracting(InstancePlan::current).containsExactly(true, false);
  }

  @Test
  void refusesToPlanATargetAsSomethingElse() {
    assertThatThrownBy(() -> plan(desired(), new ObservedTarget.Machines(List.of())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("myVMSS was observed as something else");
  }

  static Work.ScaleSetWork work(TargetPlan plan) {
    return (Work.ScaleSetWork) plan.work();
  }

  static List<ExtensionStep> steps(TargetPlan plan) {
    return work(plan).write().orElseThrow().extensions().orElseThrow();
  }

  static ExtensionStep step(TargetPlan plan, String name) {
    return steps(plan).stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
  }
}
