package io.github.fleetmaven.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.event.TargetOutcome;
import io.github.fleetmaven.model.DesiredTarget;
import io.github.fleetmaven.plan.Plan;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run costs: requests, writes and time. */
class CostTest {

  @TempDir private Path directory;

  @Test
  void aPlanReadsTheModelOnceAndTheInstancesOnce() {
    EngineFixture fleet = EngineFixture.of(directory, Scene.of(Scene.set("web", 10).health()));

    fleet.plan(Pom.set("web", Pom.ext("app")));

    assertThat(fleet.wire.counts()).isEqualTo(Map.of("GET model", 1, "GET instances", 1));
  }

  @Test
  void aPlanForAThousandInstancesReadsTheModelOnceAndTheListPageByPage() {
    EngineFixture fleet = EngineFixture.of(directory, Scene.of(Scene.set("web", 1000).health()));

    Plan plan = fleet.plan(Pom.set("web", Pom.ext("app")));

    assertThat(plan.targets().get(0).instances()).hasSize(1000);
    assertThat(fleet.wire.counts().get("GET model")).isEqualTo(1);
    assertThat(fleet.wire.counts().get("GET instances")).isBetween(5, 20);
    assertThat(fleet.wire.counts()).hasSize(2);
    assertThat(fleet.wire.requests("GET instances").stream().map(r -> r.url()).distinct().count())
        .isEqualTo(fleet.wire.counts().get("GET instances").longValue());
  }

  @Test
  void threeExtensionsAndAnImageAreOneWriteOfTheModel() {
    EngineFixture fleet = EngineFixture.of(directory, Scene.of(Scene.set("web", 4).health()));
    DesiredTarget set =
        Pom.with(
            Pom.set("web", Pom.policy(2, 2), Pom.ext("a"), Pom.ext("b"), Pom.ext("c")),
            Pom.imageVersion("18.04.2"));

    assertThat(fleet.applyOne(set).succeeded()).isTrue();

    Map<String, Integer> counts = fleet.wire.counts();
    assertThat(counts)
        .containsEntry("GET instances", 3)
        .containsEntry("PATCH model", 1)
        .containsEntry("POST manualupgrade", 2)
        .containsEntry("PATCH tags", 1)
        .containsOnlyKeys(
            "GET model",
            "GET instances",
            "PATCH model",
            "PATCH tags",
            "POST manualupgrade",
            "GET operation");
    assertThat(fleet.wire.requests("GET model"))
        .as("the plan, between the two batches, before the lease is given back")
        .hasSize(3);
    assertThat(fleet.wire.writes()).isEqualTo(4);
  }

  @Test
  void aMachineCostsOneReadBeforeAndOneAfterAndAWriteForEachExtension() {
    EngineFixture fleet = EngineFixture.of(directory, Scene.of().machine("vm1", "db", ""));

    assertThat(fleet.applyOne(Pom.machine("vm1", Pom.ext("a"), Pom.ext("b"))).succeeded()).isTrue();

    assertThat(fleet.wire.counts())
        .containsEntry("PUT extension", 2)
        .containsEntry("PATCH tags", 2)
        .containsOnlyKeys("GET machine", "PUT extension", "PATCH tags", "GET operation");
  }

  @Test
  void aRolloutTakesNoLongerThanTheCloudDictates() {
    EngineFixture fleet =
        EngineFixture.of(
            directory, Scene.of(Scene.set("web", 10)).timing("{\"upgrade\": \"PT5M\"}"));

    TargetOutcome outcome = fleet.applyOne(Pom.set("web", Pom.policy(2, 2), Pom.ext("app")));

    assertThat(outcome.succeeded()).isTrue();
    Duration critical = Duration.ofMinutes(5 * 5).plusSeconds(1);
    assertThat(fleet.passed()).isBetween(critical, critical.multipliedBy(11).dividedBy(10));
  }

  @Test
  void twentyScaleSetsAreReadInParallel() {
    int sets = 20;
    EngineFixture fleet =
        EngineFixture.of(
            directory,
            Scene.of(
                IntStream.range(0, sets)
                    .mapToObj(i -> Scene.set("s" + i, 1))
                    .toArray(Scene.SetOf[]::new)));
    CountDownLatch eight = new CountDownLatch(8);
    fleet.wire.tap(
        (n, request, next) -> {
          eight.countDown();
          awaitOrFail(eight);
          return next.send(request);
        });

    Plan plan =
        fleet.plan(
            IntStream.range(0, sets)
                .mapToObj(i -> Pom.set("s" + i, Pom.ext("app")))
                .toArray(DesiredTarget[]::new));

    assertThat(plan.targets()).extracting(t -> t.name()).startsWith("s0", "s1", "s2").hasSize(20);
    assertThat(fleet.wire.counts()).isEqualTo(Map.of("GET model", 20, "GET instances", 20));
  }

  /** Were the requests sent one after the other, the first would wait here for ever. */
  private static void awaitOrFail(CountDownLatch latch) throws IOException {
    try {
      if (!latch.await(20, TimeUnit.SECONDS)) {
        throw new IOException("no eight requests were in flight at once");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /** The work between requests grows with the fleet, and not with its square. */
  @Test
  void aThousandInstancesAreRolledOutInReasonableTime() {
    EngineFixture fleet = EngineFixture.of(directory, Scene.of(Scene.set("web", 1000)));

    TargetOutcome outcome = fleet.applyOne(Pom.set("web", Pom.policy(200, 200), Pom.ext("app")));

    assertThat(outcome.succeeded()).isTrue();
    assertThat(fleet.wire.counts().get("POST manualupgrade")).isEqualTo(5);
    assertThat(fleet.wire.counts().get("PATCH model")).isEqualTo(1);
  }
}
