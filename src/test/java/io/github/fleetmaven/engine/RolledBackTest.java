package io.github.fleetmaven.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fleetmaven.event.InstanceOutcome.State;
import io.github.fleetmaven.event.RunEvent;
import io.github.fleetmaven.event.TargetOutcome;
import io.github.fleetmaven.model.DesiredTarget;
import io.github.fleetmaven.model.RolloutPolicy;
import io.github.fleetmaven.model.RolloutPolicy.OnFailure;
import io.github.fleetmaven.model.Value;
import io.github.fleetmaven.plan.Before;
import io.github.fleetmaven.plan.Plan;
import io.github.fleetmaven.plan.Work;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds through a rollback: the promises of a rollout, and that nothing is made up. */
class RolledBackTest {

  private static final RolloutPolicy BACK = Pom.policy(2, 2).withOnFailure(OnFailure.ROLLBACK);

  @TempDir private Path directory;

  private static DesiredTarget version(String version, String key) {
    return Pom.set(
        "web",
        BACK,
        Pom.ext("app")
            .settings("{\"version\": \"%s\"}".formatted(version))
            .protectedSettings("{\"key\": \"%s\"}".formatted(key)),
        version.equals("1") ? Pom.ext("other") : Pom.ext("extra").after("app"));
  }

  private static Scene failing() {
    return Scene.of(Scene.set("web", 4).health()).failing("web/2", "extra", 7, "no such thing", 0);
  }

  private EngineFixture fixture(String name, Scene scene) {
    try {
      return EngineFixture.of(Files.createDirectory(directory.resolve(name)), scene);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Public settings of one pom with protected ones of another were declared by nobody. */
  @Test
  void leavesWhatItCannotReadAndSaidSoInThePlan() {
    EngineFixture fleet = fixture("left", failing());
    fleet.apply(version("1", "old"));

    Plan plan = fleet.plan(version("2", "new"));
    assertThat(plan.targets().get(0).diagnostics())
        .anySatisfy(
            d ->
                assertThat(d.text())
                    .contains("extensions/app")
                    .contains("should this rollout fail")
                    .contains("fleet:rollback from the older pom"));
    TargetOutcome outcome = fleet.applyOne(version("2", "new"));

    assertThat(outcome.failure().orElseThrow()).contains("rolled back 4 instances");
    assertThat(extension(fleet, "app").obj("settings").text("version")).contains("2");
    assertThat(extension(fleet, "extra").isEmpty()).isTrue();
    assertThat(fleet.events(RunEvent.Noticed.class))
        .anySatisfy(e -> assertThat(e.diagnostic().text()).contains("app: it can't be put back"));
  }

  @Test
  void rollsMachinesBackByTheirOwnSteps() {
    EngineFixture fleet =
        fixture("machines", Scene.of().machines(4, "db").failing("vm1", "extra", 7, "no", 0));
    fleet.apply(Pom.group("dbs", "db", BACK, app("1")));

    TargetOutcome outcome =
        fleet.applyOne(Pom.group("dbs", "db", BACK, app("2"), Pom.ext("extra").after("app")));

    assertThat(outcome.failure().orElseThrow()).contains("rolled back 2 instances");
    assertThat(RollbackTest.states(outcome))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "vm0", State.ROLLED_BACK,
                "vm1", State.ROLLED_BACK,
                "vm2", State.NOT_REACHED,
                "vm3", State.NOT_REACHED));
    fleet.assertSettled(Pom.group("dbs", "db", BACK, app("1")));
  }

  @Test
  void keepsTheTagsOfOthersAndSaysInOneWhatWasThere() {
    EngineFixture fleet = fixture("tags", failing());

    fleet.apply(Pom.set("web", Pom.policy(2, 2), app("1")));

    Value.Obj tags = fleet.model("web").obj("tags");
    assertThat(tags.text("team")).contains("a");
    assertThat(tags.text("fleet-before")).contains("before1|ext/app=-");
  }

  @Test
  void leavesRoomForTheTagsOfARun() {
    EngineFixture fleet = fixture("room", failing());

    tag(fleet, 47, "");
    assertThat(tagsToWrite(fleet)).isEmpty();

    tag(fleet, 46, ", \"Fleet-Lease\": \"x\"");
    assertThat(tagsToWrite(fleet)).containsOnlyKeys("fleet-before");

    tag(fleet, 48, ", \"Fleet-Before\": \"before1\"");
    fleet.apply(Pom.set("web", Pom.policy(2, 2), app("1")));
    assertThat(fleet.model("web").obj("tags").members())
        .containsKey("fleet-before")
        .doesNotContainKey("Fleet-Before");
  }

  private static Map<String, String> tagsToWrite(EngineFixture fleet) {
    Plan plan = fleet.plan(Pom.set("web", Pom.policy(2, 2), app("1")));
    Work.ScaleSetWork work = (Work.ScaleSetWork) plan.targets().get(0).work();
    return work.write().orElseThrow().tags();
  }

  private static void tag(EngineFixture fleet, int count, String more) {
    String tags =
        IntStream.range(0, count)
            .mapToObj(i -> "\"tag%d\": \"x\"".formatted(i))
            .collect(Collectors.joining(", ", "{\"tags\": {", more + "}}"));
    fleet.other("PATCH", Scene.setId("web"), tags);
    fleet.time.advance(Duration.ofMinutes(1));
  }

  /** The workspace of the killed run is gone; what it found is in the tag that it wrote. */
  @Test
  void goesByTheTagOfARunThatWasKilledElsewhere() {
    EngineFixture fleet = fixture("elsewhere", failing());
    fleet.apply(Pom.set("web", BACK, app("1")));
    DesiredTarget next = Pom.set("web", BACK, app("1"), Pom.ext("extra").after("app"));
    killAfterTheWrite(fleet, next);
    fleet.before = Before.none("simulator");

    TargetOutcome outcome = fleet.applyOne(next);

    assertThat(outcome.failure().orElseThrow()).contains("rolled back");
    assertThat(extension(fleet, "extra").isEmpty()).isTrue();
  }

  private static void killAfterTheWrite(EngineFixture fleet, DesiredTarget target) {
    AtomicBoolean dead = new AtomicBoolean();
    fleet.wire.tap(
        (n, request, next) -> {
          if (dead.get()) {
            throw new Killed();
          }
          var answer = next.send(request);
          dead.set(TestTransport.kind(request).equals("PATCH model"));
          return answer;
        });
    assertThatThrownBy(() -> fleet.apply(target)).isNotNull();
    assertThat(dead).isTrue();
    fleet.wire.tap((n, request, next) -> next.send(request));
  }

  /** Killed anywhere, a run that is started again goes forward to the pom, and ends right. */
  @Test
  void killedAtAnyRequestItGoesForwardAgain() {
    EngineFixture whole = fixture("whole", healing());
    first(whole);
    whole.wire.forget();
    whole.apply(second());
    int requests = whole.wire.seen().size();
    for (int n = 1; n <= requests; n += 3) {
      EngineFixture fleet = fixture("killed-" + n, healing());
      first(fleet);
      fleet.wire.forget();
      kill(fleet, n);
      String when = "killed at request " + n;
      TargetOutcome outcome = fleet.applyOne(second());
      if (!outcome.succeeded()) {
        outcome = fleet.applyOne(second());
      }
      assertThat(outcome.succeeded()).as(when + ": " + outcome).isTrue();
      assertNoneRanTwice(fleet, when);
      fleet.assertSettled(second());
    }
  }

  /** One instance fails at the first version, which bears it, and at the second, but no more. */
  private static Scene healing() {
    return Scene.of(Scene.set("web", 6).health()).failing("web/3", "probe", 7, "not yet", 2);
  }

  private static void first(EngineFixture fleet) {
    fleet.apply(Pom.set("web", Pom.policy(2, 2, 6), app("1").tag("1"), Pom.ext("probe").tag("1")));
  }

  private static DesiredTarget second() {
    return Pom.set("web", BACK, app("2").tag("2"), Pom.ext("probe").tag("2"));
  }

  private static void kill(EngineFixture fleet, int at) {
    AtomicBoolean dead = new AtomicBoolean();
    AtomicBoolean counting = new AtomicBoolean(true);
    int[] seen = {0};
    fleet.wire.tap(
        (n, request, next) -> {
          var answer = next.send(request);
          if (dead.get() || (counting.get() && ++seen[0] >= at)) {
            dead.set(true);
            throw new Killed();
          }
          return answer;
        });
    try {
      fleet.apply(second());
    } catch (Killed | IllegalStateException e) {
      assertThat(dead).isTrue();
    }
    fleet.wire.tap((n, request, next) -> next.send(request));
  }

  private static void assertNoneRanTwice(EngineFixture fleet, String when) {
    Map<String, Long> runs =
        fleet.journal("handler").stream()
            .filter(l -> !l.text("status").orElse("").equals("removed"))
            .map(
                l ->
                    l.text("instance").orElse("")
                        + " "
                        + l.text("extension").orElse("")
                        + " "
                        + l.text("digest").orElse(""))
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    assertThat(runs).as(when).allSatisfy((run, count) -> assertThat(count).as(run).isEqualTo(1));
  }

  private static Pom.Ext app(String version) {
    return Pom.ext("app").settings("{\"version\": \"%s\"}".formatted(version));
  }

  private static Value.Obj extension(EngineFixture fleet, String name) {
    List<Value> all =
        fleet
            .model("web")
            .at("properties", "virtualMachineProfile", "extensionProfile")
            .items("extensions");
    return all.stream()
        .map(Value.Obj.class::cast)
        .filter(e -> e.text("name").orElse("").equals(name))
        .findFirst()
        .map(e -> e.obj("properties"))
        .orElse(Value.Obj.EMPTY);
  }
}
