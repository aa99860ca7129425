package io.github.fleetmaven.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.event.TargetOutcome;
import io.github.fleetmaven.model.DesiredTarget;
import io.github.fleetmaven.model.Value;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that is killed at any request, and run again, ends like one that wasn't (promise 4). */
class KilledTest {

  @TempDir private Path directory;

  private static final DesiredTarget SET =
      Pom.with(
          Pom.set(
              "web",
              Pom.policy(2, 2),
              Pom.ext("app").protectedSettings("{\"key\": \"value\"}"),
              Pom.absent("old")),
          Pom.imageVersion("18.04.2"));

  private static final DesiredTarget MACHINES =
      Pom.group("vms", "db", Pom.policy(1, 1), Pom.ext("app").settings("{\"a\": 1}"), Pom.ext("b"));

  private static final DesiredTarget FAILING =
      Pom.set("web", Pom.policy(2, 2), Pom.kind("ib", "infiniBandDriver"));

  private static final DesiredTarget AZURE =
      Pom.set("web", AzureRolloutTest.AZURE, Pom.ext("app").protectedSettings("{\"key\": \"v\"}"));

  private static Scene rolling() {
    return Scene.of(Scene.set("web", 5).health());
  }

  @Test
  void beforeAnyRequestWhereAzureDrives() {
    killEverywhere(KilledTest::rolling, AZURE, Moment.BEFORE);
  }

  @Test
  void afterAnyRequestWhereAzureDrives() {
    killEverywhere(KilledTest::rolling, AZURE, Moment.AFTER);
  }

  private static Scene set() {
    return Scene.of(Scene.set("web", 3).health().extension("old", "Contoso", "old", ""));
  }

  private static Scene machines() {
    return Scene.of().machines(2, "db");
  }

  private static Scene failing() {
    return Scene.of(Scene.set("web", 3).windows()).failing("web/1", "ib", 840, "timed out", 1);
  }

  @Test
  void beforeAnyRequestOfAScaleSet() {
    killEverywhere(KilledTest::set, SET, Moment.BEFORE);
  }

  @Test
  void afterAnyRequestOfAScaleSet() {
    killEverywhere(KilledTest::set, SET, Moment.AFTER);
  }

  @Test
  void afterAnyRequestOfMachines() {
    killEverywhere(KilledTest::machines, MACHINES, Moment.AFTER);
  }

  @Test
  void beforeAnyRequestOfMachines() {
    killEverywhere(KilledTest::machines, MACHINES, Moment.BEFORE);
  }

  @Test
  void afterAnyRequestWhileAHandlerFailsOnce() {
    killEverywhere(KilledTest::failing, FAILING, Moment.AFTER);
  }

  private enum Moment {
    BEFORE,
    AFTER
  }

  private void killEverywhere(
      java.util.function.Supplier<Scene> scene, DesiredTarget target, Moment moment) {
    EngineFixture whole = fixture("whole", scene.get());
    assertThat(whole.applyOne(target).failure()).isEmpty();
    int requests = whole.wire.seen().size();
    long modelWrites = whole.wire.requests("PATCH model").size();
    assertThat(requests).isGreaterThan(10);
    for (int n = 1; n <= requests; n++) {
      EngineFixture fleet = fixture(moment + "-" + n, scene.get());
      killAt(fleet, n, moment, target);
      TargetOutcome outcome = fleet.applyOne(target);
      String when = "killed " + moment + " request " + n + ": " + outcome;
      assertThat(outcome.succeeded()).as(when).isTrue();
      fleet.time.advance(Duration.ofMinutes(5));
      assertThat(state(fleet, target)).as(when).isEqualTo(state(whole, target));
      assertNoneRanTwice(fleet, when);
      assertThat(fleet.wire.requests("PATCH model").size())
          .as(when)
          .isLessThanOrEqualTo((int) modelWrites + (moment == Moment.BEFORE ? 1 : 0));
      fleet.wire.forget();
      assertThat(fleet.plan(target).isEmpty()).as(when).isTrue();
    }
  }

  private EngineFixture fixture(String name, Scene scene) {
    try {
      return EngineFixture.of(Files.createDirectory(directory.resolve(name)), scene);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void killAt(EngineFixture fleet, int at, Moment moment, DesiredTarget target) {
    AtomicBoolean dead = new AtomicBoolean();
    fleet.wire.tap(
        (n, request, next) -> {
          if (dead.get() || (moment == Moment.BEFORE && n >= at)) {
            dead.set(true);
            throw new Killed();
          }
          var answer = next.send(request);
          if (n >= at) {
            dead.set(true);
            throw new Killed();
          }
          return answer;
        });
    try {
      fleet.apply(target);
    } catch (Killed | IllegalStateException e) {
      assertThat(dead).isTrue();
    }
    fleet.wire.tap((n, request, next) -> next.send(request));
  }

  /**
   * What a run brings about: the model and its instances, without what counts or tells the time.
   */
  private static String state(EngineFixture fleet, DesiredTarget target) {
    if (target instanceof DesiredTarget.ScaleSet) {
      return essence(fleet.model("web"))
          + fleet.instances("web").stream().map(i -> essence(i)).toList();
    }
    return List.of("vm0", "vm1").stream()
        .map(name -> essence(fleet.get(Scene.machineId(name))))
        .toList()
        .toString();
  }

  private static String essence(Value.Obj resource) {
    Value.Obj profile = resource.at("properties", "virtualMachineProfile");
    Value.Obj shown = profile.isEmpty() ? resource.obj("properties") : profile;
    return shown.at("storageProfile", "imageReference")
        + shown.obj("extensionProfile").toString()
        + resource.get("resources")
        + resource.obj("properties").get("provisioningState");
  }

  /** A failed run goes by its attempt, which is a part of the tag that the journal shows. */
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
}
