package io.github.fleetmaven.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.event.InstanceOutcome;
import io.github.fleetmaven.event.InstanceOutcome.State;
import io.github.fleetmaven.event.TargetOutcome;
import io.github.fleetmaven.model.DesiredTarget;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every instance is accounted for at the end, however that comes (promise 9). */
class AccountsTest {

  @TempDir private Path directory;

  private static final DesiredTarget SET = Pom.set("web", Pom.policy(2, 2), Pom.ext("app"));

  private EngineFixture fleet(Scene scene) {
    return EngineFixture.of(directory, scene);
  }

  @Test
  void afterAFailure() {
    EngineFixture fleet =
        fleet(Scene.of(Scene.set("web", 6)).failing("web/3", "app", 7, "no disk", 0));

    TargetOutcome outcome = fleet.applyOne(SET);

    assertThat(states(outcome))
        .containsExactly(
            "0 current", "1 current", "2 current", "3 failed", "4 not reached", "5 not reached");
    assertThat(detail(outcome, "3")).contains("exit code 7").contains("no disk");
    assertThat(outcome.failure().orElse(""))
        .contains("1 failed (3)")
        .contains("maxFailedInstances");
    assertThat(outcome.succeeded()).isFalse();
  }

  @Test
  void withProtectedAndStoppedInstances() {
    EngineFixture fleet =
        fleet(
            Scene.of(
                Scene.set("web", 5)
                    .instance(1, "\"protectFromScaleSetActions\": true")
                    .instance(2, "\"powerState\": \"deallocated\"")));

    TargetOutcome outcome = fleet.applyOne(SET);

    assertThat(states(outcome))
        .containsExactly("0 current", "1 skipped", "2 skipped", "3 current", "4 current");
    assertThat(detail(outcome, "1")).contains("protected");
    assertThat(detail(outcome, "2")).contains("deallocated");
    assertThat(outcome.succeeded()).isTrue();
  }

  @Test
  void whenAnInstanceIsRemovedBeforeItsTurn() {
    EngineFixture fleet = fleet(Scene.of(Scene.set("web", 6)));
    duringBatch(fleet, 1, () -> delete(fleet, "4"));

    TargetOutcome outcome = fleet.applyOne(SET);

    assertThat(states(outcome)).contains("4 skipped", "5 current");
    assertThat(detail(outcome, "4")).contains("removed meanwhile");
    assertThat(outcome.instances()).hasSize(6);
    assertThat(outcome.succeeded()).isTrue();
  }

  @Test
  void whenAnInstanceIsRemovedJustBeforeItsBatchIsSent() {
    EngineFixture fleet = fleet(Scene.of(Scene.set("web", 4)));
    AtomicBoolean done = new AtomicBoolean();
    fleet.wire.tap(
        (n, request, next) -> {
          if (request.body().contains("\"2\"") && !done.getAndSet(true)) {
            delete(fleet, "2");
            fleet.time.advance(Duration.ofMinutes(2));
          }
          return next.send(request);
        });

    TargetOutcome outcome = fleet.applyOne(SET);

    assertThat(states(outcome)).containsExactly("0 current", "1 current", "2 skipped", "3 current");
    assertThat(outcome.succeeded()).isTrue();
  }

  @Test
  void whenAnInstanceIsStoppedBeforeItsTurn() {
    EngineFixture fleet = fleet(Scene.of(Scene.set("web", 6)));
    duringBatch(
        fleet,
        1,
        () -> fleet.other("POST", Scene.setId("web") + "/virtualMachines/4/powerOff", ""));

    TargetOutcome outcome = fleet.applyOne(SET);

    assertThat(states(outcome)).contains("4 skipped", "5 current");
    assertThat(detail(outcome, "4")).contains("stopped");
  }

  @Test
  void whenAnInstanceBecomesProtectedBeforeItsTurn() {
    EngineFixture fleet = fleet(Scene.of(Scene.set("web", 6)));
    duringBatch(
        fleet,
        1,
        () ->
            fleet.other(
                "PUT",
                Scene.setId("web") + "/virtualMachines/4",
                """
                {"properties": {"protectionPolicy": {"protectFromScaleSetActions": true}}}"""));

    TargetOutcome outcome = fleet.applyOne(SET);

    assertThat(states(outcome)).contains("4 skipped", "5 current");
    assertThat(outcome.succeeded()).isTrue();
  }

  @Test
  void whenTheRunIsInterrupted() {
    EngineFixture fleet = fleet(Scene.of(Scene.set("web", 6)));
    duringBatch(fleet, 2, () -> Thread.currentThread().interrupt());

    TargetOutcome outcome = fleet.applyOne(SET);

    assertThat(Thread.interrupted()).as("the interruption is passed on").isTrue();
    assertThat(states(outcome))
        .containsExactly(
            "0 current", "1 current", "2 failed", "3 failed", "4 not reached", "5 not reached");
    assertThat(detail(outcome, "2")).contains("was not seen to end");
    assertThat(outcome.failure().orElse("")).contains("interrupted");
  }

  @Test
  void ofAllTargetsWhenTheRunIsInterrupted() {
    Scene.SetOf[] sets = new Scene.SetOf[12];
    DesiredTarget[] targets = new DesiredTarget[12];
    for (int i = 0; i < 12; i++) {
      sets[i] = Scene.set("s" + i, 2);
      targets[i] = Pom.set("s" + i, Pom.policy(1, 1), Pom.ext("app"));
    }
    EngineFixture fleet = fleet(Scene.of(sets));
    Thread main = Thread.currentThread();
    fleet.wire.tap(
        (n, request, next) -> {
          if (TestTransport.kind(request).equals("POST manualupgrade")) {
            main.interrupt();
          }
          return next.send(request);
        });

    List<TargetOutcome> outcomes = fleet.apply(targets);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(outcomes).hasSize(12).allSatisfy(o -> assertThat(o.instances()).hasSize(2));
    assertThat(outcomes.stream().filter(o -> o.failure().isPresent())).isNotEmpty();
    assertThat(fleet.wire.requests("PATCH model").size()).isLessThan(12);
  }

  @Test
  void whenTheListCanNotBeReadAnyMore() {
    EngineFixture fleet = fleet(Scene.of(Scene.set("web", 4)));
    AtomicBoolean broken = new AtomicBoolean();
    duringBatch(fleet, 1, () -> broken.set(true));
    TestTransport.Tap before = (n, request, next) -> next.send(request);
    fleet.wire.tap(
        (n, request, next) -> {
          String kind = TestTransport.kind(request);
          broken.compareAndSet(false, kind.equals("POST manualupgrade"));
          if (broken.get() && kind.equals("GET instances")) {
            return new io.github.fleetmaven.azure.LocalTransport.Answer(
                403,
                java.util.Map.of("x-ms-request-id", "abc"),
                "{\"error\": {\"code\": \"AuthorizationFailed\", \"message\": \"no\"}}");
          }
          return before.send(n, request, next);
        });

    TargetOutcome outcome = fleet.applyOne(SET);

    assertThat(states(outcome))
        .containsExactly("0 failed", "1 failed", "2 not reached", "3 not reached");
    assertThat(outcome.failure().orElse("")).contains("AuthorizationFailed").contains("abc");
  }

  @Test
  void ofMachinesOfWhichOneGoesAway() {
    EngineFixture fleet = fleet(Scene.of().machines(3, "db"));
    AtomicBoolean done = new AtomicBoolean();
    fleet.wire.tap(
        (n, request, next) -> {
          if (request.method().equals("PUT") && !done.getAndSet(true)) {
            fleet.other("DELETE", Scene.machineId("vm2"), "");
            fleet.time.advance(Duration.ofMinutes(2));
          }
          return next.send(request);
        });

    TargetOutcome outcome = fleet.applyOne(Pom.group("db", "db", Pom.policy(1, 1), Pom.ext("app")));

    assertThat(states(outcome)).containsExactly("vm0 current", "vm1 current", "vm2 skipped");
  }

  @Test
  void oneTargetsFailureLeavesTheOthersAlone() {
    EngineFixture fleet =
        fleet(
            Scene.of(Scene.set("web", 2), Scene.set("api", 2))
                .failing("web/0", "app", 7, "no disk", 0));

    List<TargetOutcome> outcomes =
        fleet.apply(
            Pom.set("web", Pom.policy(1, 1), Pom.ext("app")),
            Pom.set("api", Pom.policy(1, 1), Pom.ext("app")));

    assertThat(states(outcomes.get(0))).containsExactly("0 failed", "1 not reached");
    assertThat(states(outcomes.get(1))).containsExactly("0 current", "1 current");
  }

  /** Its neighbour's failure ends the operation; its own health comes a little later. */
  @Test
  void anInstanceIsNotBlamedForItsNeighboursFailure() {
    EngineFixture fleet =
        fleet(
            Scene.of(Scene.set("web", 2).health())
                .failing("web/0", "app", 7, "no disk", 0)
                .fault(
                    """
                    {"when": {"instance": "web/1", "event": "upgraded"},
                     "health": "initializing", "lasts": "PT2M"}"""));

    TargetOutcome outcome = fleet.applyOne(SET);

    assertThat(states(outcome)).containsExactly("0 failed", "1 current");
  }

  @Test
  void underAnAutomaticPolicyWhereAHandlerFails() {
    EngineFixture fleet =
        fleet(
            Scene.of(
                    Scene.set("web", 3)
                        .properties(WholePlanFirstTest.mode("Automatic"))
                        .instance(2, "\"powerState\": \"stopped\""))
                .failing("web/1", "app", 7, "no disk", 0));

    TargetOutcome outcome =
        fleet.applyOne(
            Pom.allow(
                Pom.set("web", Pom.ext("app")), io.github.fleetmaven.model.Permission.ALL_AT_ONCE));

    assertThat(states(outcome)).containsExactly("0 current", "1 failed", "2 skipped");
    assertThat(detail(outcome, "1")).contains("no disk");
  }

  private static void duringBatch(EngineFixture fleet, int batch, Runnable what) {
    int[] seen = {0};
    fleet.wire.tap(
        (n, request, next) -> {
          var answer = next.send(request);
          if (TestTransport.kind(request).equals("POST manualupgrade") && ++seen[0] == batch) {
            what.run();
          }
          return answer;
        });
  }

  private static void delete(EngineFixture fleet, String instance) {
    fleet.other("DELETE", Scene.setId("web") + "/virtualMachines/" + instance, "");
  }

  private static List<String> states(TargetOutcome outcome) {
    assertThat(outcome.instances().size())
        .isEqualTo((int) List.of(State.values()).stream().mapToLong(outcome::count).sum());
    return outcome.instances().stream().map(i -> i.id() + " " + i.state().words()).toList();
  }

  private static String detail(TargetOutcome outcome, String id) {
    return outcome.instances().stream()
        .filter(i -> i.id().equals(id))
        .map(InstanceOutcome::detail)
        .findFirst()
        .orElseThrow();
  }

  /** Running it again is no way past an instance that did not bear the change. */
  @Test
  void anInstanceThatDidNotBearTheChangeStopsTheNextRunToo() {
    EngineFixture fleet =
        EngineFixture.of(
            directory,
            Scene.of(Scene.set("web", 4).health())
                .fault(
                    """
                    {"when": {"instance": "web/0", "event": "upgraded"},
                     "health": "unhealthy"}"""));
    DesiredTarget set = Pom.set("web", Pom.policy(1, 1), Pom.ext("app"));
    assertThat(fleet.applyOne(set).succeeded()).isFalse();
    int runs = fleet.runs().size();

    TargetOutcome again = fleet.applyOne(set);

    assertThat(again.succeeded()).isFalse();
    assertThat(again.count(State.FAILED)).isEqualTo(1);
    assertThat(again.count(State.NOT_REACHED)).isEqualTo(3);
    assertThat(fleet.runs()).as("nothing further was touched").hasSize(runs);
  }
}
