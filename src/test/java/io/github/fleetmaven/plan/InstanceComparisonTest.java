package io.github.fleetmaven.plan;

import static io.github.fleetmaven.plan.Fixtures.SIZE;
import static io.github.fleetmaven.plan.Fixtures.UBUNTU;
import static io.github.fleetmaven.plan.Fixtures.failed;
import static io.github.fleetmaven.plan.Fixtures.instance;
import static io.github.fleetmaven.plan.Fixtures.observed;
import static io.github.fleetmaven.plan.Fixtures.observedApp;
import static io.github.fleetmaven.plan.Fixtures.succeeded;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.model.HandlerStatus;
import io.github.fleetmaven.model.ObservedExtension;
import io.github.fleetmaven.model.ObservedInstance;
import io.github.fleetmaven.model.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InstanceComparisonTest {

  private static final ObservedExtension APP = observedApp("{\"port\": 80}");
  private static final TargetModel MODEL = model(UBUNTU, APP);

  @Test
  void believesAFlagThatIsTrue() {
    assertCurrent(MODEL, shown(true, Value.Obj.EMPTY, List.of()));
  }

  @Test
  void neverCallsAFailedHandlerCurrent() {
    InstancePlan plan =
        InstanceComparison.compare(
            MODEL, shown(true, UBUNTU, List.of(APP), failed("app", "ProvisioningState/failed/3")));

    assertThat(plan.effect()).isEqualTo(Effect.RERUN);
    assertThat(plan.differences())
        .containsExactly("extension app: its handler failed (ProvisioningState/failed/3)");
  }

  @Test
  void comparesWhatIsShownWhereTheFlagIsFalse() {
    assertCurrent(MODEL, shown(false, UBUNTU, List.of(APP), succeeded("app")));
  }

  @Test
  void takesAnExtensionThatIsNotShownForMissing() {
    assertDifference(
        Effect.RERUN, "extension app: not there", MODEL, shown(false, UBUNTU, List.of()));
    assertDifference(
        Effect.RERUN,
        "extension app: the instance doesn't show its definition",
        MODEL,
        shown(false, UBUNTU, List.of(), succeeded("app")));
    assertDifference(
        Effect.RERUN,
        "extension app: the instance doesn't show its definition",
        MODEL,
        shown(false, UBUNTU, List.of(observed("app", "{}"))));
  }

  @Test
  void comparesOnlyWhatTheInstanceShowsOfADefinition() {
    ObservedExtension thin =
        observed(
            "APP",
            """
            {"publisher": "contoso", "type": "app", "settings": {"port": 80},
             "provisioningState": "Succeeded", "more": 1}""");

    assertCurrent(MODEL, shown(false, UBUNTU, List.of(thin)));
  }

  @Test
  void takesSettingsThatAreNotShownForNone() {
    ObservedExtension bare = observed("app", "{\"publisher\": \"Contoso\", \"type\": \"App\"}");

    assertDifference(
        Effect.RERUN, "extension app: settings: port", MODEL, shown(false, UBUNTU, List.of(bare)));
    assertCurrent(model(UBUNTU, observedApp("{}")), shown(false, UBUNTU, List.of(bare)));
  }

  @Test
  void tellsTheEffectOfEachDifferenceAndTheGreatestOfAll() {
    ObservedInstance old =
        new ShownInstance()
            .image(UBUNTU.with("version", Value.of("1")))
            .size("Standard_A1")
            .extensions(observedApp("{}"), observed("gone", "{\"type\": \"G\"}"))
            .build();

    InstancePlan plan = InstanceComparison.compare(MODEL, old);

    assertThat(plan.effect()).isEqualTo(Effect.REIMAGE);
    assertThat(plan.differences())
        .containsExactly(
            "image: Canonical:UbuntuServer:18.04-LTS:1 instead of"
                + " Canonical:UbuntuServer:18.04-LTS:18.04.1",
            "size: Standard_A1 instead of Standard_DS1_v2",
            "extension app: settings: port",
            "extension gone: to be taken off");
  }

  @Test
  void takesOffAnotherHandlerOfTheSameName() {
    ObservedExtension other = observed("app", "{\"publisher\": \"Other\", \"type\": \"App\"}");

    assertDifference(
        Effect.UNINSTALL,
        "extension app: its handler is Other/App",
        MODEL,
        shown(false, UBUNTU, List.of(other)));
  }

  @Test
  void saysThatAnImageThatIsNotShownCannotBeCompared() {
    assertDifference(
        Effect.REIMAGE,
        "image: the instance doesn't show its own",
        MODEL,
        shown(false, Value.Obj.EMPTY, List.of(APP)));
  }

  @Test
  void leavesAMembersOwnExtensionsAlone() {
    ObservedExtension own = observed("own", "{\"publisher\": \"P\", \"type\": \"Own\"}");
    ObservedInstance member = instance("m", Optional.empty(), UBUNTU, List.of(APP, own), List.of());

    assertCurrent(MODEL, member);
    TargetModel without =
        new TargetModel(UBUNTU, Optional.of(SIZE), List.of(APP), Set.of(), Set.of("OWN"));
    assertDifference(Effect.UNINSTALL, "extension own: to be taken off", without, member);
  }

  @Test
  void takesAnAppliedModelForWhatTheInstanceIsWhenThatModelIsAboutToChange() {
    ObservedInstance bare = shown(true, Value.Obj.EMPTY, List.of());
    TargetModel then = model(UBUNTU, observedApp("{\"port\": 81}"));

    assertThat(InstanceComparison.compare(MODEL, MODEL, bare).current()).isTrue();
    assertThat(InstanceComparison.compare(MODEL, then, bare).differences())
        .containsExactly("extension app: settings: port 80 → 81");
    assertThat(InstanceComparison.compare(MODEL, model(UBUNTU), bare).differences())
        .containsExactly("extension app: to be taken off");
  }

  @Test
  void comparesNothingThatAModelDoesNotHave() {
    TargetModel empty = new TargetModel(Value.Obj.EMPTY, Optional.empty(), List.of());

    assertCurrent(empty, shown(false, UBUNTU, List.of()));
  }

  private static void assertCurrent(TargetModel model, ObservedInstance instance) {
    assertThat(InstanceComparison.compare(model, instance).differences()).isEmpty();
  }

  private static void assertDifference(
      Effect effect, String text, TargetModel model, ObservedInstance instance) {
    InstancePlan plan = InstanceComparison.compare(model, instance);
    assertThat(plan.differences()).containsExactly(text);
    assertThat(plan.effect()).isEqualTo(effect);
    assertThat(plan.id()).isEqualTo(instance.id());
  }

  private static TargetModel model(Value.Obj image, ObservedExtension... extensions) {
    return new TargetModel(image, Optional.of(SIZE), List.of(extensions));
  }

  private static ObservedInstance shown(
      boolean latest,
      Value.Obj image,
      List<ObservedExtension> extensions,
      HandlerStatus... handlers) {
    return instance("0", Optional.of(latest), image, extensions, List.of(handlers));
  }
}
