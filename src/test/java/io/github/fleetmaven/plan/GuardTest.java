package io.github.fleetmaven.plan;

import static io.github.fleetmaven.plan.Fixtures.UBUNTU;
import static io.github.fleetmaven.plan.Fixtures.app;
import static io.github.fleetmaven.plan.Fixtures.desired;
import static io.github.fleetmaven.plan.Fixtures.observed;
import static io.github.fleetmaven.plan.Fixtures.observedApp;
import static io.github.fleetmaven.plan.Fixtures.plan;
import static io.github.fleetmaven.plan.Fixtures.set;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.model.DesiredImage;
import io.github.fleetmaven.model.DesiredTarget;
import io.github.fleetmaven.model.ObservedExtension;
import io.github.fleetmaven.model.ObservedScaleSet.UpgradeMode;
import io.github.fleetmaven.model.ObservedTarget;
import io.github.fleetmaven.model.OsType;
import io.github.fleetmaven.model.Permission;
import io.github.fleetmaven.model.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a run doesn't do by itself, and what Azure would refuse. */
class GuardTest {

  private static final ObservedExtension THEIRS =
      observed("theirs", "{\"publisher\": \"P\", \"type\": \"T\", \"settings\": {\"a\": 2}}");
  private static final ObservedExtension THEIRS_BEFORE =
      observed("theirs", "{\"publisher\": \"P\", \"type\": \"T\", \"settings\": {\"a\": 1}}");

  @Test
  void listsChangesOfOthersAndRefusesToBringThem() {
    ObservedTarget observed =
        new Fixtures.ShownSet()
            .extensions(List.of(THEIRS))
            .instances(List.of(new ShownInstance().extensions(THEIRS_BEFORE).build()))
            .build();

    assertThat(errors(plan(desired(app()), observed)))
        .containsExactly(
            "pom.xml:10: myVMSS: a change that others made to the model is pending and reaches the"
                + " instances too: extension theirs: settings: a 1 → 2 (instance 0); if that is"
                + " meant, add <allow>pendingModel</allow> or -Dfleet.allow=myVMSS:pendingModel");
    TargetPlan allowed = plan(allowing(Permission.PENDING_MODEL), observed);
    assertThat(errors(allowed)).isEmpty();
    assertThat(allowed.diagnostics())
        .extracting(Diagnostic::severity)
        .containsExactly(Diagnostic.Severity.WARNING);
  }

  @Test
  void refusesAReimageThatOnlyAPendingChangeOfOthersAsksFor() {
    ObservedTarget observed =
        new Fixtures.ShownSet()
            .instances(
                List.of(
                    new ShownInstance().id("0").image(version("1")).build(),
                    new ShownInstance().id("1").image(version("1")).build(),
                    new ShownInstance().id("2").build()))
            .build();

    TargetPlan plan = plan(allowing(Permission.PENDING_MODEL), observed);

    assertThat(errors(plan))
        .containsExactly(
            "pom.xml:10: myVMSS: it takes a reimage, which no declared change names (2 instances:"
                + " 0, 1); if that is meant, add <allow>reimage</allow> or"
                + " -Dfleet.allow=myVMSS:reimage");
    assertThat(plan.instances())
        .extracting(InstancePlan::effect)
        .containsExactly(Effect.REIMAGE, Effect.REIMAGE, Effect.RERUN);
    assertThat(errors(plan(allowing(Permission.PENDING_MODEL, Permission.REIMAGE), observed)))
        .isEmpty();
  }

  @Test
  void refusesARestartAndAnUninstallThatNothingDeclaredNames() {
    ObservedTarget observed =
        new Fixtures.ShownSet()
            .instances(List.of(new ShownInstance().size("Standard_A1").extensions(THEIRS).build()))
            .build();

    assertThat(errors(plan(allowing(Permission.PENDING_MODEL), observed)))
        .hasSize(2)
        .anyMatch(e -> e.contains("it takes a restart"))
        .anyMatch(e -> e.contains("it takes the removal of an extension"));
    assertThat(
            errors(
                plan(
                    allowing(Permission.PENDING_MODEL, Permission.RESTART, Permission.REMOVE),
                    observed)))
        .isEmpty();
  }

  @Test
  void needsNoPermissionForWhatADeclaredChangeNames() {
    ObservedTarget before =
        new Fixtures.ShownSet()
            .instances(List.of(new ShownInstance().image(version("1")).build()))
            .build();
    DesiredTarget image =
        desired(
            Optional.of(
                new DesiredImage.Platform(
                    Optional.empty(), Optional.empty(), Optional.empty(), Optional.of("18.04.1"))),
            Set.of());

    TargetPlan plan = plan(image, before);

    assertThat(plan.changes()).as("an interrupted run wrote the model").isEmpty();
    assertThat(plan.isRefused()).isFalse();
    assertThat(plan.instances()).extracting(InstancePlan::effect).containsOnly(Effect.REIMAGE);
  }

  @Test
  void takesAPendingSkuForAChangeOfOthersWhereThePomNamesTheVersionAlone() {
    ObservedTarget before =
        new Fixtures.ShownSet()
            .instances(
                List.of(new ShownInstance().image(UBUNTU.with("sku", Value.of("16.04"))).build()))
            .build();
    DesiredTarget image =
        desired(
            Optional.of(
                new DesiredImage.Platform(
                    Optional.empty(), Optional.empty(), Optional.empty(), Optional.of("18.04.1"))),
            Set.of());

    assertThat(errors(plan(image, before))).hasSize(2);
  }

  @Test
  void worksUnderTheManualPolicyOnly() {
    assertThat(errors(plan(desired(app()), mode(UpgradeMode.AUTOMATIC))))
        .singleElement()
        .asString()
        .contains("<allow>allAtOnce</allow>");
    TargetPlan all = plan(allowing(Permission.ALL_AT_ONCE), mode(UpgradeMode.AUTOMATIC));
    assertThat(errors(all)).isEmpty();
    assertThat(all.diagnostics()).singleElement().asString().contains("no budget applies");
    assertThat(errors(plan(desired(app()), new Fixtures.ShownSet().automaticOs().build())))
        .singleElement()
        .asString()
        .contains("switch automatic OS upgrades off");
  }

  @Test
  void saysThatRepairsMayComeInBetween() {
    ObservedTarget repairing =
        new Fixtures.ShownSet()
            .raw("{\"properties\": {\"automaticRepairsPolicy\": {\"enabled\": true}}}")
            .build();

    assertThat(plan(desired(app()), repairing).diagnostics())
        .extracting(Diagnostic::text)
        .containsExactly(
            "pom.xml:10: myVMSS: automatic instance repairs may replace instances in mid-batch;"
                + " <suspendRepairs>true</suspendRepairs> suspends them meanwhile");
    assertThat(plan(desired(), repairing).diagnostics()).as("nothing to do").isEmpty();
  }

  @Test
  void saysNothingOfThePolicyWhereNothingChanges() {
    assertThat(plan(desired(), mode(UpgradeMode.ROLLING)).diagnostics()).isEmpty();
  }

  @Test
  void needsRemoveForAnotherHandlerUnderTheSameName() {
    ObservedTarget observed =
        set(observed("app", "{\"publisher\": \"Old\", \"type\": \"App\", \"x\": 1}"));

    TargetPlan refused = plan(desired(app()), observed);
    TargetPlan allowed = plan(allowing(Permission.REMOVE), observed);

    assertThat(errors(refused)).singleElement().asString().contains("<allow>remove</allow>");
    assertThat(errors(allowed)).isEmpty();
    assertThat(allowed.changes().get(0).effect()).isEqualTo(Effect.UNINSTALL);
    assertThat(allowed.changes().get(0).reason()).contains("Old/App");
    assertThat(PlannerTest.step(allowed, "app").properties().get("x")).isEmpty();
    assertThat(plan(desired(app()), Applied.to(allowed)).isEmpty()).isTrue();
  }

  @Test
  void refusesASecondExtensionOnOneHandler() {
    ObservedExtension held = new ObservedExtension("held", observedApp("{}").properties());

    assertThat(errors(plan(desired(app()), set(held))))
        .containsExactly(
            "pom.xml:20: myVMSS/extensions/app: the extension held has the handler Contoso/App"
                + " already, and a machine takes one extension of each; declare it with"
                + " <name>held</name>, or remove that one with <absent>true</absent>");
    assertThat(errors(plan(desired(app(), new Fixtures.Ext("held").absent()), set(held))))
        .isEmpty();
  }

  @Test
  void refusesToRemoveWhatAnotherIsProvisionedAfter() {
    ObservedExtension after =
        observed(
            "after",
            """
            {"publisher": "P", "type": "A", "provisionAfterExtensions": ["APP"]}""");

    assertThat(
            errors(plan(desired(new Fixtures.Ext("app").absent()), set(observedApp("{}"), after))))
        .singleElement()
        .asString()
        .contains("the extension after is provisioned after it");
  }

  @Test
  void refusesAnOrderThatCannotBe() {
    assertThat(errors(plan(desired(app().after("nobody")), set())))
        .singleElement()
        .asString()
        .contains("provisioned after nobody");
    assertThat(
            errors(
                plan(
                    desired(
                        app().after("b"),
                        new Fixtures.Ext("b").handler("P", "B").version("1.0").after("app")),
                    set())))
        .hasSize(2)
        .allMatch(e -> e.contains("provisioned after itself"));
  }

  @Test
  void refusesWhatNobodyKnowsTheHandlerOf() {
    assertThat(errors(plan(desired(new Fixtures.Ext("app")), set())))
        .singleElement()
        .asString()
        .endsWith("add <publisher> and <type>");
    assertThat(errors(plan(desired(new Fixtures.Ext("x").handler("P", "X")), set())))
        .singleElement()
        .asString()
        .endsWith("add <version>");
    assertThat(errors(plan(desired(Fixtures.kind("d", "dsc")), set())))
        .singleElement()
        .asString()
        .contains("dsc doesn't exist for Linux");
    assertThat(
            errors(
                plan(
                    desired(Fixtures.kind("d", "infiniBandDriver")),
                    new Fixtures.ShownSet().os(Optional.empty()).build())))
        .singleElement()
        .asString()
        .contains("doesn't show the operating system");
  }

  @Test
  void findsTheSystemByTheExtensionThatIsThere() {
    ObservedTarget observed =
        new Fixtures.ShownSet()
            .os(Optional.empty())
            .extensions(
                List.of(
                    observed(
                        "ib",
                        """
                        {"publisher": "Microsoft.HpcCompute", "type": "InfiniBandDriverWindows",
                         "typeHandlerVersion": "1.2"}""")))
            .build();

    TargetPlan plan =
        plan(desired(Fixtures.kind("ib", "infiniBandDriver").version("1.5")), observed);

    assertThat(plan.isRefused()).isFalse();
    assertThat(plan.changes().get(0).reason()).isEqualTo("typeHandlerVersion 1.2 → 1.5");
  }

  @Test
  void warnsOfSettingsThatAHandlerWillNotTake() {
    TargetPlan plan =
        plan(
            desired(
                Fixtures.kind("h", "applicationHealth")
                    .settings("{\"port\": \"eighty\", \"prot\": \"http\"}")),
            set());

    assertThat(plan.isRefused()).isFalse();
    assertThat(plan.diagnostics())
        .extracting(Diagnostic::where)
        .containsExactly(
            "pom.xml:20: myVMSS/extensions/h/settings/port",
            "pom.xml:20: myVMSS/extensions/h/settings/prot");
  }

  @Test
  void looksUpTheSystemOfAMachine() {
    TargetPlan plan =
        plan(
            Fixtures.desiredMachine("vm1", Fixtures.kind("d", "dsc").settings("{}")),
            new ObservedTarget.Machines(List.of(Fixtures.machine("vm1", OsType.WINDOWS))));

    assertThat(plan.isRefused()).isFalse();
  }

  private static DesiredTarget allowing(Permission... permissions) {
    return desired(Optional.empty(), Set.of(permissions), app());
  }

  private static ObservedTarget mode(UpgradeMode mode) {
    return new Fixtures.ShownSet().mode(mode).build();
  }

  private static Value.Obj version(String version) {
    return UBUNTU.with("version", Value.of(version));
  }

  private static List<String> errors(TargetPlan plan) {
    return plan.diagnostics().stream()
        .filter(d -> d.severity() == Diagnostic.Severity.ERROR)
        .map(Diagnostic::text)
        .toList();
  }
}
