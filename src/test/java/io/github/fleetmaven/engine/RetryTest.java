package io.github.fleetmaven.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.event.InstanceOutcome.State;
import io.github.fleetmaven.event.RunEvent;
import io.github.fleetmaven.event.TargetOutcome;
import io.github.fleetmaven.model.DesiredTarget;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Handlers that failed run again, and only those. */
class RetryTest {

  private static final DesiredTarget IB =
      Pom.set("web", Pom.policy(2, 2), Pom.kind("ib", "infiniBandDriver"));

  @TempDir private Path directory;

  private EngineFixture windows(int code, int times) {
    return EngineFixture.of(
        directory,
        Scene.of(Scene.set("web", 4).windows()).failing("web/1", "ib", code, "timed out", times));
  }

  @ParameterizedTest
  @ValueSource(ints = {240, 840})
  void aTransientFailureIsTriedAgainByItself(int code) {
    EngineFixture fleet = windows(code, 1);

    TargetOutcome outcome = fleet.applyOne(IB);

    assertThat(outcome.succeeded()).as(outcome.toString()).isTrue();
    assertThat(fleet.runs())
        .containsExactlyInAnyOrder("0:ib:0", "1:ib:" + code, "1:ib:0", "2:ib:0", "3:ib:0");
    assertThat(fleet.events(RunEvent.Retrying.class)).hasSize(1);
    fleet.assertSettled(IB);
  }

  @Test
  void aTransientFailureIsTriedAgainABoundedNumberOfTimes() {
    EngineFixture fleet = windows(240, 0);

    TargetOutcome outcome = fleet.applyOne(IB);

    assertThat(outcome.count(State.FAILED)).isEqualTo(1);
    int tries = (int) fleet.runs().stream().filter(r -> r.equals("1:ib:240")).count();
    assertThat(tries).isBetween(2, 5);
    assertThat(fleet.events(RunEvent.Retrying.class)).hasSize(tries - 1);
    assertThat(fleet.runs()).filteredOn(r -> r.startsWith("0:")).hasSize(1);
  }

  @Test
  void anotherFailureIsNot() {
    EngineFixture fleet = windows(100, 0);

    assertThat(fleet.applyOne(IB).count(State.FAILED)).isEqualTo(1);

    assertThat(fleet.runs()).filteredOn(r -> r.equals("1:ib:100")).hasSize(1);
  }

  @Test
  void theNextApplyRunsFailedHandlersAgainAndNoOthers() {
    EngineFixture fleet = windows(100, 1);
    DesiredTarget bearing = Pom.set("web", Pom.policy(2, 2, 1), Pom.kind("ib", "infiniBandDriver"));
    TargetOutcome first = fleet.applyOne(bearing);
    assertThat(first.count(State.FAILED)).isEqualTo(1);
    assertThat(first.count(State.CURRENT)).isEqualTo(3);
    fleet.wire.forget();

    TargetOutcome second = fleet.applyOne(bearing);

    assertThat(second.succeeded()).isTrue();
    assertThat(fleet.wire.requests("POST manualupgrade"))
        .singleElement()
        .satisfies(r -> assertThat(r.body()).isEqualTo("{\"instanceIds\":[\"1\"]}"));
    assertThat(fleet.runs())
        .containsExactlyInAnyOrder("0:ib:0", "1:ib:100", "1:ib:0", "2:ib:0", "3:ib:0");
    fleet.assertSettled(bearing);
  }

  @Test
  void aMachinesHandlerIsTriedAgainToo() {
    EngineFixture fleet =
        EngineFixture.of(
            directory,
            Scene.of().machine("vm1", "db", "").failing("vm1", "app", 54, "no network", 1));

    DesiredTarget machine = Pom.machine("vm1", Pom.script("app", "true"), Pom.ext("then"));
    TargetOutcome outcome = fleet.applyOne(machine);

    assertThat(outcome.succeeded()).as(outcome.toString()).isTrue();
    assertThat(fleet.runs()).containsExactly("vm1:app:54", "vm1:app:0", "vm1:then:0");
    fleet.assertSettled(machine);
  }

  /** Someone else changes the model just before the next attempt is written. */
  @Test
  void whatIsKnownOfTheBatchIsToldWhenTheRetryCanNotBeWritten() {
    EngineFixture fleet = windows(240, 0);
    AtomicBoolean done = new AtomicBoolean();
    fleet.wire.tap(
        (n, request, next) -> {
          if (TestTransport.kind(request).equals("PATCH model")
              && fleet.runs().contains("1:ib:240")
              && !done.getAndSet(true)) {
            fleet.other(
                "PUT",
                Scene.setId("web") + "/extensions/theirs",
                """
                {"properties": {"publisher": "Other", "type": "T", "typeHandlerVersion": "1"}}""");
          }
          return next.send(request);
        });

    TargetOutcome outcome = fleet.applyOne(IB);

    assertThat(outcome.failure().orElse("")).contains("changed by someone else");
    assertThat(outcome.instances().get(0).state()).isEqualTo(State.CURRENT);
    assertThat(outcome.instances().get(1).state()).isEqualTo(State.FAILED);
    assertThat(outcome.instances().get(1).detail()).contains("exit code 240");
    assertThat(outcome.count(State.NOT_REACHED)).isEqualTo(2);
  }

  /** Others broke it, nobody asked for it: it is not this run's to mend. */
  @Test
  void aFailureThatOthersLeftBehindIsNotStumbledOver() {
    EngineFixture fleet =
        EngineFixture.of(
            directory,
            Scene.of(
                Scene.set("web", 2)
                    .extension("theirs", "Other", "Thing", "\"suppressFailures\": true")
                    .instance(
                        1,
                        "\"extensions\": {\"theirs\": {\"exitCode\": 9, \"message\": \"old\"}}")));

    TargetOutcome outcome = fleet.applyOne(Pom.set("web", Pom.policy(2, 2), Pom.ext("app")));

    assertThat(outcome.succeeded()).as(outcome.toString()).isTrue();
    assertThat(fleet.runs()).containsExactlyInAnyOrder("0:app:0", "1:app:0");
  }
}
