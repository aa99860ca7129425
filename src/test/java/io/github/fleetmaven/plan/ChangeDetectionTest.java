package io.github.fleetmaven.plan;

import static io.github.fleetmaven.plan.Fixtures.DIGESTS;
import static io.github.fleetmaven.plan.Fixtures.NO_OPTIONS;
import static io.github.fleetmaven.plan.Fixtures.app;
import static io.github.fleetmaven.plan.Fixtures.content;
import static io.github.fleetmaven.plan.Fixtures.desired;
import static io.github.fleetmaven.plan.Fixtures.observed;
import static io.github.fleetmaven.plan.Fixtures.planner;
import static io.github.fleetmaven.plan.Fixtures.set;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.model.ContentDigest;
import io.github.fleetmaven.model.ObservedTarget;
import io.github.fleetmaven.model.Value;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a cloud can't show is told from the tag alone. */
class ChangeDetectionTest {

  private static final ContentDigest TWO = content("a.sh", "one", "b.sh", "two");

  @Test
  void namesTheFileThatChanged() {
    assertThat(reason(TWO, content("a.sh", "one", "b.sh", "2")))
        .isEqualTo("file b.sh changed, still 1 byte");
  }

  @Test
  void namesAFileThatIsNewAndTellsOfOneThatIsGone() {
    assertThat(reason(TWO, content("a.sh", "one", "c.sh", "two")))
        .isEqualTo("file c.sh is new, 1 byte; a file of 1 byte is gone");
  }

  @Test
  void seesNoChangeInTheSameFilesInAnotherOrder() {
    assertThat(again(app(), TWO, app(), content("b.sh", "two", "a.sh", "one")).isEmpty()).isTrue();
  }

  @Test
  void tellsThatContentChangedWhereThereAreTooManyFilesToTellWhich() {
    String[] many = IntStream.range(0, 60).mapToObj(i -> "f" + i / 2).toArray(String[]::new);
    String[] other = Arrays.copyOf(many, many.length);
    other[1] = "changed";

    assertThat(reason(content(many), content(other)))
        .isEqualTo("its files changed, still 30 bytes");
    assertThat(reason(content(many), TWO)).isEqualTo("its files changed");
    assertThat(tag(applied(app(), content(many))).length()).isLessThan(512);
  }

  @Test
  void keepsTheLongestTagShort() {
    String[] most = IntStream.range(0, 28).mapToObj(i -> "f" + i / 2).toArray(String[]::new);
    String tag = tag(applied(app().hidden("{\"k\": 1}"), content(most)));

    assertThat(tag.length()).isLessThan(512);
    assertThat(tag.chars().filter(c -> c == ':')).hasSize(2);
  }

  @Test
  void saysThatAProtectedSettingChangedAndNeverWhich() {
    TargetPlan plan =
        again(
            app().hidden("{\"password\": \"old-one\"}"),
            ContentDigest.NONE,
            app().hidden("{\"password\": \"new-one\"}"),
            ContentDigest.NONE);

    assertThat(plan.changes().get(0).reason()).isEqualTo("a protected setting changed");
    assertThat(plan.changes().toString()).doesNotContain("old-one", "new-one");
    assertThat(PlannerTest.step(plan, "app").protectedSettings())
        .contains(Fixtures.json("{\"password\": \"new-one\"}"));
  }

  @Test
  void keepsTheSaltSoThatAnEqualSecretIsNoChange() {
    String hidden = "{\"password\": \"x\", \"n\": 1}";
    TargetPlan plan =
        again(
            app().hidden(hidden),
            ContentDigest.NONE,
            app().hidden("{\"n\": 1.0, \"password\": \"x\"}"),
            ContentDigest.NONE);

    assertThat(plan.isEmpty()).isTrue();
  }

  @Test
  void keepsProtectedSettingsThatThePomLeavesOut() {
    TargetPlan plan =
        again(
            app().hidden("{\"k\": 1}"),
            ContentDigest.NONE,
            app().settings("{\"now\": 1}"),
            ContentDigest.NONE);

    assertThat(PlannerTest.step(plan, "app").protectedSettings()).isEmpty();
    assertThat(plan.changes().get(0).reason()).isEqualTo("settings: now");
    assertThat(Fixtures.plan(desired(app().settings("{\"now\": 1}")), Applied.to(plan)).isEmpty())
        .isTrue();
    assertThat(
            Fixtures.plan(
                    desired(app().settings("{\"now\": 1}").hidden("{\"k\": 1}")), Applied.to(plan))
                .isEmpty())
        .as("the tag still knows what was kept")
        .isTrue();
  }

  @Test
  void clearsProtectedSettingsThatAreDeclaredEmptyOnce() {
    TargetPlan plan =
        again(
            app().hidden("{\"k\": 1}"), ContentDigest.NONE, app().hidden("{}"), ContentDigest.NONE);

    assertThat(PlannerTest.step(plan, "app").protectedSettings()).contains(Value.Obj.EMPTY);
    assertThat(Fixtures.plan(desired(app().hidden("{}")), Applied.to(plan)).isEmpty()).isTrue();
  }

  @Test
  void takesAUsersOwnTagIntoTheDigest() {
    TargetPlan plan =
        again(app().tag("monday"), ContentDigest.NONE, app().tag("tuesday"), ContentDigest.NONE);

    assertThat(plan.changes().get(0).reason()).isEqualTo("forceUpdateTag changed");
    TargetPlan less = again(app().tag("monday"), ContentDigest.NONE, app(), ContentDigest.NONE);
    assertThat(less.changes().get(0).reason()).isEqualTo("forceUpdateTag is gone");
  }

  /** What is protected in an extension of theirs can't be seen, and is gone once ours is sent. */
  @Test
  void saysThatTakingAnExtensionOverReplacesAllThatIsProtectedInIt() {
    ObservedTarget theirs =
        set(
            observed(
                "app",
                """
                {"publisher": "Contoso", "type": "App", "typeHandlerVersion": "1.2"}"""));

    TargetPlan plan =
        Fixtures.plan(desired(app().settings("{\"now\": 1}").hidden("{\"k\": 1}")), theirs);

    assertThat(plan.changes().get(0).reason())
        .isEqualTo("settings: now; all protected settings that it has are replaced");
    assertThat(
            Fixtures.plan(desired(app().settings("{\"now\": 1}")), theirs)
                .changes()
                .get(0)
                .reason())
        .isEqualTo("settings: now");
  }

  @Test
  void comparesAUsersOwnTagWithOneThatIsThereAsItStands() {
    ObservedTarget theirs =
        set(
            observed(
                "app",
                """
                {"publisher": "Contoso", "type": "App", "typeHandlerVersion": "1.2",
                 "forceUpdateTag": "monday"}"""));

    assertThat(Fixtures.plan(desired(app().tag("monday")), theirs).isEmpty()).isTrue();
    assertThat(Fixtures.plan(desired(app()), theirs).isEmpty()).isTrue();
    assertThat(Fixtures.plan(desired(app().tag("tuesday")), theirs).changes()).hasSize(1);
  }

  @Test
  void countsAttemptsOnWhenTheDefinitionChanges() {
    ObservedTarget.ScaleSet retried = (ObservedTarget.ScaleSet) applied(app(), TWO);
    String tag = tag(retried).replaceAll(":0$", ":3");
    var present = observedWith(retried.model().extension("app").orElseThrow().properties(), tag);

    TargetPlan plan = plan(app(), content("a.sh", "other", "b.sh", "two"), set(present));

    assertThat(tagOf(plan).attempt()).isEqualTo(4);
    TargetPlan shown = plan(app().settings("{\"s\": 1}"), TWO, set(present));
    assertThat(tagOf(shown).attempt()).isEqualTo(4);
  }

  private static io.github.fleetmaven.model.ObservedExtension observedWith(
      Value.Obj properties, String tag) {
    return new io.github.fleetmaven.model.ObservedExtension(
        "app", properties.with("forceUpdateTag", Value.of(tag)));
  }

  private static String reason(ContentDigest before, ContentDigest after) {
    TargetPlan plan = again(app(), before, app(), after);
    assertThat(plan.changes()).extracting(Change::action).containsExactly(Action.UPDATE);
    assertThat(plan.changes().get(0).effect()).isEqualTo(Effect.RERUN);
    return plan.changes().get(0).reason();
  }

  private static TargetPlan again(
      Fixtures.Ext first, ContentDigest before, Fixtures.Ext second, ContentDigest after) {
    return plan(second, after, applied(first, before));
  }

  private static ObservedTarget applied(Fixtures.Ext extension, ContentDigest content) {
    return Applied.to(plan(extension, content, set(List.of(), List.of())));
  }

  private static TargetPlan plan(
      Fixtures.Ext extension, ContentDigest content, ObservedTarget observed) {
    return planner().plan(desired(extension), name -> content, observed, DIGESTS, NO_OPTIONS);
  }

  private static String tag(ObservedTarget observed) {
    return ((ObservedTarget.ScaleSet) observed)
        .model()
        .extension("app")
        .orElseThrow()
        .forceUpdateTag()
        .orElseThrow();
  }

  private static ForceUpdateTag tagOf(TargetPlan plan) {
    return PlannerTest.step(plan, "app")
        .properties()
        .text("forceUpdateTag")
        .flatMap(ForceUpdateTag::parse)
        .orElseThrow();
  }
}
