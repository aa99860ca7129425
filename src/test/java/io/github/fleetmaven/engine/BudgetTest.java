package io.github.fleetmaven.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.azure.LocalTransport;
import io.github.fleetmaven.event.InstanceOutcome.State;
import io.github.fleetmaven.event.RunEvent;
import io.github.fleetmaven.event.TargetOutcome;
import io.github.fleetmaven.model.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Never more instances out of service than the budget allows (promise 5, rule 6). */
class BudgetTest {

  @TempDir private Path directory;

  static IntStream seeds() {
    return IntStream.range(0, 60);
  }

  /** A fleet with faults, drawn by a seed: a failing case is told by its number. */
  private record Case(
      int members, int batch, int budget, int bearable, Scene scene, Set<String> out) {

    static Case of(int seed) {
      Random random = new Random(seed);
      int members = 3 + random.nextInt(8);
      int budget = 1 + random.nextInt(4);
      int batch = 1 + random.nextInt(budget);
      Scene.SetOf set = Scene.set("web", members).health();
      Set<String> out = new HashSet<>();
      for (int i = 0; i < members; i++) {
        if (random.nextInt(8) == 0) {
          set.instance(
              i,
              random.nextBoolean() ? "\"powerState\": \"stopped\"" : "\"health\": \"unhealthy\"");
          out.add(Integer.toString(i));
        }
      }
      Scene scene = Scene.of(set);
      for (int i = 0; i < members; i++) {
        draw(scene, i, random);
      }
      return new Case(members, batch, budget, random.nextInt(3), scene, out);
    }

    private static void draw(Scene scene, int i, Random random) {
      switch (random.nextInt(9)) {
        case 0 -> scene.failing("web/" + i, "app", 1 + random.nextInt(90), "broken", 0);
        case 1 ->
            scene.fault(
                """
                {"when": {"instance": "web/%d", "event": "upgraded"}, "health": "unhealthy"}"""
                    .formatted(i));
        case 2, 3 ->
            scene.fault(
                """
                {"when": {"instance": "web/%d", "event": "upgraded"}, "health": "initializing",
                 "lasts": "PT3M"}"""
                    .formatted(i));
        default -> {
          // This one does well.
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void holdsWhateverFails(int seed) throws IOException {
    Case drawn = Case.of(seed);
    EngineFixture fleet =
        EngineFixture.of(Files.createDirectories(directory.resolve("s" + seed)), drawn.scene());
    int[] most = {0};
    fleet.wire.tap(
        (n, request, next) -> {
          most[0] = Math.max(most[0], outOfService(fleet).size());
          var answer = next.send(request);
          most[0] = Math.max(most[0], outOfService(fleet).size());
          return answer;
        });

    TargetOutcome outcome =
        fleet.applyOne(
            Pom.set(
                "web",
                Pom.policy(drawn.batch(), drawn.budget(), drawn.bearable()),
                Pom.ext("app")));

    assertThat(most[0]).isLessThanOrEqualTo(Math.max(drawn.budget(), drawn.out().size()));
    assertThat(outcome.instances()).hasSize(drawn.members());
    assertStopsInTime(fleet, drawn);
    assertTruthful(fleet, outcome);
  }

  /** After the batch in which too many failed there is no other. */
  private static void assertStopsInTime(EngineFixture fleet, Case drawn) {
    Set<String> failed = new HashSet<>();
    for (RunEvent event : List.copyOf(fleet.events)) {
      if (event instanceof RunEvent.InstanceFailed f) {
        failed.add(f.instance());
      } else if (event instanceof RunEvent.BatchStarted) {
        assertThat(failed.size()).isLessThanOrEqualTo(drawn.bearable());
      }
    }
    assertThat(fleet.wire.requests("POST manualupgrade").size())
        .isEqualTo(fleet.events(RunEvent.BatchStarted.class).size());
    Set<String> named =
        fleet.events(RunEvent.BatchStarted.class).stream()
            .flatMap(b -> b.instances().stream())
            .collect(Collectors.toSet());
    assertThat(
            fleet.journal("instance").stream()
                .map(l -> l.text("instance").orElse(""))
                .collect(Collectors.toSet()))
        .isSubsetOf(named);
  }

  /** What a run says of an instance is what the cloud shows of it. */
  private static void assertTruthful(EngineFixture fleet, TargetOutcome outcome) {
    Set<String> out = outOfService(fleet);
    Set<String> ran =
        fleet.runs().stream()
            .filter(r -> r.endsWith(":app:0"))
            .map(r -> r.replaceAll(":.*", ""))
            .collect(Collectors.toSet());
    outcome.instances().stream()
        .filter(i -> i.state() == State.CURRENT)
        .forEach(i -> assertThat(ran.contains(i.id()) && !out.contains(i.id())).isTrue());
    outcome.instances().stream()
        .filter(i -> i.state() == State.NOT_REACHED)
        .forEach(i -> assertThat(ran).doesNotContain(i.id()));
  }

  private static Set<String> outOfService(EngineFixture fleet) {
    return fleet.instances("web").stream()
        .filter(BudgetTest::isOut)
        .map(i -> i.text("instanceId").orElse(""))
        .collect(Collectors.toSet());
  }

  private static boolean isOut(Value.Obj instance) {
    Value.Obj view = instance.at("properties", "instanceView");
    boolean running =
        view.items("statuses").stream().anyMatch(s -> s.toString().contains("PowerState/running"));
    boolean healthy = view.obj("vmHealth").toString().contains("HealthState/healthy");
    return !running
        || !healthy
        || !instance.obj("properties").text("provisioningState").orElse("").equals("Succeeded");
  }

  @Test
  void waitsForRoomAndGoesOnWhenThereIsSome() {
    EngineFixture fleet =
        EngineFixture.of(
            directory,
            Scene.of(Scene.set("web", 4).health().instance(3, "\"powerState\": \"stopped\"")));
    fleet.wire.tap(
        (n, request, next) -> {
          if (fleet.passed().compareTo(Duration.ofMinutes(5)) > 0) {
            startOnce(fleet);
          }
          return next.send(request);
        });

    TargetOutcome outcome = fleet.applyOne(Pom.set("web", Pom.policy(1, 1), Pom.ext("app")));

    assertThat(outcome.count(State.CURRENT)).isEqualTo(3);
    assertThat(outcome.failure()).isEmpty();
    assertThat(fleet.events(RunEvent.Waiting.class)).anyMatch(w -> w.why().contains("no room"));
  }

  private boolean started;

  private void startOnce(EngineFixture fleet) {
    if (!started) {
      started = true;
      fleet.other("POST", Scene.setId("web") + "/virtualMachines/3/start", "");
    }
  }

  @Test
  void stopsAndNamesThemWhenThereIsNoRoomForTooLong() {
    EngineFixture fleet =
        EngineFixture.of(
            directory,
            Scene.of(Scene.set("web", 4).health().instance(3, "\"powerState\": \"stopped\"")));

    TargetOutcome outcome = fleet.applyOne(Pom.set("web", Pom.policy(1, 1), Pom.ext("app")));

    assertThat(outcome.failure().orElse(""))
        .contains("no instance may be taken out of service")
        .contains("(3)")
        .contains("PT10M");
    assertThat(outcome.count(State.NOT_REACHED)).isEqualTo(3);
    assertThat(outcome.count(State.SKIPPED)).isEqualTo(1);
    assertThat(fleet.wire.requests("POST manualupgrade")).isEmpty();
  }

  @Test
  void aBatchThatWaitedForAConflictLooksForRoomAgain() {
    EngineFixture fleet = EngineFixture.of(directory, Scene.of(Scene.set("web", 6).health()));
    int[] most = {0};
    boolean[] refused = {false};
    fleet.wire.tap(
        (n, request, next) -> {
          if (!refused[0] && TestTransport.kind(request).equals("POST manualupgrade")) {
            refused[0] = true;
            others(fleet, "deallocate");
            return new LocalTransport.Answer(
                409, Map.of(), "{\"error\": {\"code\": \"Conflict\", \"message\": \"busy\"}}");
          }
          if (refused[0] && !started && fleet.passed().compareTo(Duration.ofMinutes(30)) > 0) {
            started = true;
            others(fleet, "start");
          }
          var answer = next.send(request);
          most[0] = Math.max(most[0], outOfService(fleet).size());
          return answer;
        });

    TargetOutcome outcome = fleet.applyOne(Pom.set("web", Pom.policy(2, 2), Pom.ext("app")));

    assertThat(refused[0]).isTrue();
    assertThat(most[0]).isEqualTo(2);
    assertThat(outcome.succeeded()).as(outcome.toString()).isTrue();
    assertThat(fleet.events(RunEvent.Waiting.class)).anyMatch(w -> w.why().contains("4, 5"));
  }

  private static void others(EngineFixture fleet, String action) {
    for (int id : List.of(4, 5)) {
      fleet.other("POST", Scene.setId("web") + "/virtualMachines/%d/%s".formatted(id, action), "");
    }
  }
}
