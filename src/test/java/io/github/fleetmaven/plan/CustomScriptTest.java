package io.github.fleetmaven.plan;

import static io.github.fleetmaven.plan.Fixtures.DIGESTS;
import static io.github.fleetmaven.plan.Fixtures.NO_OPTIONS;
import static io.github.fleetmaven.plan.Fixtures.content;
import static io.github.fleetmaven.plan.Fixtures.desired;
import static io.github.fleetmaven.plan.Fixtures.json;
import static io.github.fleetmaven.plan.Fixtures.kind;
import static io.github.fleetmaven.plan.Fixtures.observed;
import static io.github.fleetmaven.plan.Fixtures.plan;
import static io.github.fleetmaven.plan.Fixtures.planner;
import static io.github.fleetmaven.plan.Fixtures.set;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.model.ObservedExtension;
import io.github.fleetmaven.model.ObservedTarget;
import io.github.fleetmaven.model.OsType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CustomScriptTest {

  private static final List<String> NONE = List.of();
  private static final String URI = "https://files/install.sh";
  private static final String SECRET_URI = "https://files/install.sh?{{secret://env/SAS}}";

  @Test
  void putsACommandWithoutSecretsIntoThePublicHalf() {
    ExtensionStep step = create(script().script("bash a.sh", NONE, List.of(URI)));

    assertThat(step.properties().text("publisher")).contains("Microsoft.Azure.Extensions");
    assertThat(step.properties().text("typeHandlerVersion")).contains("2.1");
    assertThat(step.properties().obj("settings"))
        .isEqualTo(
            json("{\"commandToExecute\": \"bash a.sh\", \"fileUris\": [\"%s\"]}".formatted(URI)));
    assertThat(step.protectedSettings()).isEmpty();
    assertThat(step.delivery()).isEmpty();
  }

  @Test
  void takesTheHandlerOfWindowsByTheOperatingSystem() {
    TargetPlan plan = plan(desired(script().script("ps.exe", NONE, NONE)), windows());

    assertThat(PlannerTest.step(plan, "app").properties().text("type"))
        .contains("CustomScriptExtension");
    assertThat(PlannerTest.step(plan, "app").properties().text("typeHandlerVersion"))
        .contains("1.10");
  }

  @Test
  void movesWhatHoldsASecretAndSaysSo() {
    ObservedTarget before =
        set(
            linux(
                """
                {"commandToExecute": "bash a.sh", "fileUris": ["%s"], "skipDos2Unix": true}"""
                    .formatted(URI)));

    TargetPlan plan =
        plan(
            desired(script().script("bash a.sh {{secret://env/TOKEN}}", NONE, List.of(SECRET_URI))),
            before);

    ExtensionStep step = PlannerTest.step(plan, "app");
    assertThat(step.properties().obj("settings")).isEqualTo(json("{\"skipDos2Unix\": true}"));
    assertThat(step.protectedSettings().orElseThrow().text("commandToExecute"))
        .contains("bash a.sh {{secret://env/TOKEN}}");
    assertThat(step.protectedSettings().orElseThrow().items("fileUris")).hasSize(1);
    assertThat(plan.changes().get(0).reason())
        .contains("commandToExecute holds a secret and moves to the protected settings")
        .contains("fileUris holds a secret and moves to the protected settings");
  }

  @Test
  void sendsFilesInsideTheProtectedScriptOnLinux() {
    ObservedTarget before =
        set(linux("{\"commandToExecute\": \"old\", \"script\": \"b2xk\", \"timestamp\": 7}"));

    TargetPlan plan =
        planner()
            .plan(
                desired(script().script("bash a.sh", List.of("src/a.sh"), List.of(URI))),
                name -> content("a.sh", "x"),
                before,
                DIGESTS,
                NO_OPTIONS);

    ExtensionStep step = PlannerTest.step(plan, "app");
    assertThat(step.properties().obj("settings"))
        .isEqualTo(json("{\"timestamp\": 7, \"fileUris\": [\"%s\"]}".formatted(URI)));
    assertThat(step.protectedSettings()).contains(json("{}"));
    assertThat(step.delivery()).contains(new Delivery.Inline("bash a.sh"));
    assertThat(plan.changes().get(0).after().orElseThrow().toString())
        .contains("script")
        .contains("(protected)");
  }

  @Test
  void seesThatAnInlineCommandChanged() {
    var first = script().script("bash a.sh", List.of("a.sh"), NONE);
    var second = script().script("bash a.sh --more", List.of("a.sh"), NONE);
    ObservedTarget applied = Applied.to(withFile(first, set(List.of(), List.of())));

    assertThat(withFile(first, applied).isEmpty()).isTrue();
    assertThat(withFile(second, applied).changes().get(0).reason())
        .isEqualTo("the command changed");
  }

  @Test
  void guardsAnInlineCommandThatHoldsASecretBySaltAndHash() {
    var secret = script().script("run {{secret://env/T}}", List.of("a.sh"), NONE);
    ObservedTarget applied = Applied.to(withFile(secret, set(List.of(), List.of())));

    assertThat(withFile(secret, applied).isEmpty()).isTrue();
    var other = script().script("run {{secret://env/U}}", List.of("a.sh"), NONE);
    assertThat(withFile(other, applied).changes().get(0).reason())
        .isEqualTo("a protected setting changed");
  }

  @Test
  void clearsTheProtectedHalfWhenTheCommandBecomesPublic() {
    ObservedTarget applied =
        Applied.to(
            withFile(
                script().script("bash a.sh", List.of("a.sh"), NONE), set(List.of(), List.of())));
    var open = script().script("bash b.sh", NONE, NONE);

    TargetPlan plan = plan(desired(open), applied);

    assertThat(PlannerTest.step(plan, "app").protectedSettings()).contains(json("{}"));
    assertThat(plan.changes().get(0).reason())
        .contains("the protected settings, which held the command, are cleared");
    TargetPlan again = plan(desired(open), Applied.to(plan));
    assertThat(again.isEmpty()).isTrue();
  }

  @Test
  void refusesFilesOnWindowsAndSaysWhatToDo() {
    TargetPlan plan = plan(desired(script().script("x", List.of("a.ps1"), NONE)), windows());

    assertThat(plan.isRefused()).isTrue();
    assertThat(plan.changes()).isEmpty();
    assertThat(plan.diagnostics())
        .extracting(Diagnostic::text)
        .containsExactly(
            "pom.xml:20: myVMSS/extensions/app: <files> travel inside"
                + " Microsoft.Azure.Extensions/CustomScript for Linux only; say where they are kept,"
                + " by <content>; or put them where the machine can download them and name them in"
                + " <fileUris>");
  }

  @Test
  void takesTheCommandOfAnInlineScriptFromTheSettingsWhereItStandsThere() {
    ExtensionStep step =
        create(
            script()
                .settings("{\"commandToExecute\": \"bash a.sh\"}")
                .script(null, List.of("a.sh"), NONE));

    assertThat(step.delivery()).contains(new Delivery.Inline("bash a.sh"));
    assertThat(step.properties().obj("settings")).isEqualTo(json("{}"));
  }

  @Test
  void refusesFilesThatNothingUses() {
    TargetPlan plan = plan(desired(script().script(null, List.of("a.sh"), NONE)), set());

    assertThat(plan.isRefused()).isTrue();
    assertThat(plan.diagnostics().get(0).remedy()).isEqualTo("add <command>");
  }

  @Test
  void doesNotLeaveInThePublicHalfWhatThePomDeclaresProtected() {
    TargetPlan plan =
        plan(
            desired(
                script()
                    .hidden("{\"commandToExecute\": \"secret://env/C\"}")
                    .script(null, NONE, NONE)),
            set(linux("{\"commandToExecute\": \"old\", \"timestamp\": 1}")));

    assertThat(PlannerTest.step(plan, "app").properties().obj("settings"))
        .isEqualTo(json("{\"timestamp\": 1}"));
  }

  @Test
  void removesPublicKeysThatMoved() {
    TargetPlan plan =
        plan(
            desired(Fixtures.app().moved("token").hidden("{\"token\": \"secret://env/T\"}")),
            set(Fixtures.observedApp("{\"token\": \"old\", \"port\": 1}")));

    assertThat(PlannerTest.step(plan, "app").properties().obj("settings"))
        .isEqualTo(json("{\"port\": 1}"));
    assertThat(plan.changes().get(0).reason())
        .contains("token holds a secret and moves to the protected settings");
  }

  private static TargetPlan withFile(Fixtures.Ext extension, ObservedTarget observed) {
    return planner()
        .plan(desired(extension), name -> content("a.sh", "x"), observed, DIGESTS, NO_OPTIONS);
  }

  private static ExtensionStep create(Fixtures.Ext extension) {
    return PlannerTest.step(plan(desired(extension), set()), "app");
  }

  private static Fixtures.Ext script() {
    return kind("app", "customScript");
  }

  private static ObservedTarget windows() {
    return new Fixtures.ShownSet().os(Optional.of(OsType.WINDOWS)).build();
  }

  private static ObservedExtension linux(String settings) {
    return observed(
        "app",
        """
        {"publisher": "Microsoft.Azure.Extensions", "type": "CustomScript",
         "typeHandlerVersion": "2.1", "autoUpgradeMinorVersion": true, "settings": %s}"""
            .formatted(settings));
  }
}
