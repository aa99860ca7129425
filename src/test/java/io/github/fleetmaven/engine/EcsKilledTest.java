package io.github.fleetmaven.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.event.TargetOutcome;
import io.github.fleetmaven.model.DesiredTarget.EcsGroup;
import io.github.fleetmaven.plan.EcsFixtures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run on an ECS group that is killed at any call, and run again, ends like one that wasn't. */
class EcsKilledTest {

  private static final EcsGroup GROUP = EcsGroups.tagged(Pom.policy(2, 2), EcsFixtures.driver());

  private static final String INSTANCES =
      """
      {"idPrefix": "i-web", "count": 3, "tags": {"role": "web"}, "disks": 2},
      {"id": "i-fine", "tags": {"role": "web"}, "driver": "100.91.104.58017"}""";

  @TempDir private Path directory;

  @Test
  void afterAnyCall() throws Exception {
    killEverywhere(Duration.ZERO, 1);
  }

  /** By then whatever was begun goes on, or has just ended. */
  @Test
  void afterEachThirdCallAndRunAgainSomeTimeLater() throws Exception {
    killEverywhere(Duration.ofSeconds(40), 3);
  }

  private void killEverywhere(Duration later, int step) throws Exception {
    int calls;
    try (EcsFleet whole = fleet()) {
      whole.tap((n, action, call) -> call.get());
      assertThat(whole.apply(GROUP).succeeded()).isTrue();
      calls = whole.calls();
    }
    assertThat(calls).isGreaterThan(50);
    for (int n = 1; n <= calls; n += step) {
      try (EcsFleet fleet = fleet()) {
        String when = "killed after call " + n;
        kill(fleet, n);
        fleet.scene.time.advance(later);
        fleet.tap((number, action, call) -> call.get());
        TargetOutcome outcome = fleet.apply(GROUP);
        assertThat(outcome.succeeded()).as("%s: %s", when, outcome).isTrue();
        assertSame(fleet, when);
      }
    }
  }

  private static void kill(EcsFleet fleet, int at) {
    AtomicBoolean dead = new AtomicBoolean();
    fleet.tap(
        (n, action, call) -> {
          if (dead.get()) {
            throw new Killed();
          }
          Object answer = call.get();
          if (n >= at) {
            dead.set(true);
            throw new Killed();
          }
          return answer;
        });
    try {
      fleet.apply(GROUP);
    } catch (Killed | IllegalStateException e) {
      assertThat(dead).isTrue();
    }
  }

  /** Each was updated once, restarted once, and has one snapshot of its system disk. */
  private static void assertSame(EcsFleet fleet, String when) {
    List<String> all = List.of("i-web1", "i-web2", "i-web3");
    assertThat(fleet.scene.happened().stream().filter(h -> !h.contains("agent")))
        .as(when)
        .containsExactlyInAnyOrderElementsOf(
            all.stream()
                .flatMap(
                    id ->
                        Stream.of("snapshotTaken", "driverUpdated", "restarting", "restarted")
                            .map(what -> id + " " + what))
                .toList());
    assertThat(fleet.scene.ran(EcsPhase.UPDATE))
        .as(when)
        .containsExactlyInAnyOrderElementsOf(all.stream().map(id -> id + " 0").toList());
    assertThat(fleet.planOne(GROUP).isEmpty()).as(when).isTrue();
    assertThat(fleet.scene.instance("i-fine").tags().keySet()).as(when).containsExactly("role");
    assertThat(new HashSet<>(fleet.scene.happened())).as(when).contains("i-web1 agentBack");
  }

  private EcsFleet fleet() throws Exception {
    Path folder = Files.createTempDirectory(directory, "killed");
    return new EcsFleet(folder, EcsScene.of(folder, INSTANCES, "", ""));
  }
}
