package io.github.fleetmaven.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.event.InstanceOutcome.State;
import io.github.fleetmaven.event.TargetOutcome;
import io.github.fleetmaven.model.DesiredTarget;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers get lost, and others write too: each write has its effect once, or none. */
class LostAnswersTest {

  private static final DesiredTarget SET = Pom.set("web", Pom.policy(2, 2), Pom.ext("app"));

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({
    "PATCH, .*/web, afterEffect", "PATCH, .*/web, beforeEffect",
    "POST, .*/manualupgrade, afterEffect", "POST, .*/manualupgrade, beforeEffect",
    "GET, .*/virtualMachines, beforeEffect", "GET, .*/operations/.*, beforeEffect"
  })
  void aLostAnswerDoesNoHarmToAScaleSet(String method, String path, String when) {
    EngineFixture fleet =
        EngineFixture.of(
            directory, Scene.of(Scene.set("web", 4)).fault(drop(method, path, when, 1)));

    TargetOutcome outcome = fleet.applyOne(SET);

    assertThat(outcome.succeeded()).as(outcome.toString()).isTrue();
    assertThat(fleet.runs()).containsExactlyInAnyOrder("0:app:0", "1:app:0", "2:app:0", "3:app:0");
    assertThat(fleet.journal("model")).hasSize(1);
    fleet.assertSettled(SET);
  }

  @ParameterizedTest
  @CsvSource({"afterEffect", "beforeEffect"})
  void aLostAnswerDoesNoHarmToAMachine(String when) {
    EngineFixture fleet =
        EngineFixture.of(
            directory,
            Scene.of().machine("vm1", "db", "").fault(drop("PUT", ".*/extensions/.*", when, 1)));
    DesiredTarget machine = Pom.machine("vm1", Pom.ext("a"), Pom.ext("b"));

    assertThat(fleet.applyOne(machine).succeeded()).isTrue();

    assertThat(fleet.runs()).containsExactly("vm1:a:0", "vm1:b:0");
    fleet.assertSettled(machine);
  }

  @Test
  void aCloudThatNeverAnswersIsGivenUp() {
    EngineFixture fleet =
        EngineFixture.of(
            directory,
            Scene.of(Scene.set("web", 2)).fault(drop("PATCH", ".*/web", "beforeEffect", 0)));

    TargetOutcome outcome = fleet.applyOne(SET);

    assertThat(outcome.failure().orElse("")).contains("write the model of web");
    assertThat(outcome.count(State.NOT_REACHED)).isEqualTo(2);
    assertThat(fleet.passed()).isLessThan(Duration.ofHours(1));
  }

  /** Tags and capacity are no part of the model that instances get. */
  @Test
  void goesOnWhereSomeoneElseWroteWhatIsNoModel() {
    EngineFixture fleet = EngineFixture.of(directory, Scene.of(Scene.set("web", 2)));
    beforeTheWrite(fleet, "{\"tags\": {\"team\": \"b\"}, \"sku\": {\"capacity\": 3}}");

    TargetOutcome outcome = fleet.applyOne(SET);

    assertThat(outcome.succeeded()).as(outcome.toString()).isTrue();
    assertThat(fleet.model("web").obj("tags").text("team")).contains("b");
    assertThat(fleet.model("web").obj("sku").integer("capacity")).contains(3);
  }

  @Test
  void stopsBeforeTheFirstInstanceWhereSomeoneElseChangedTheModel() {
    EngineFixture fleet = EngineFixture.of(directory, Scene.of(Scene.set("web", 2)));
    beforeTheWrite(
        fleet,
        """
        {"properties": {"virtualMachineProfile": {"storageProfile": {"imageReference":
          {"version": "18.04.9"}}}}}""");

    TargetOutcome outcome = fleet.applyOne(SET);

    assertThat(outcome.failure().orElse(""))
        .contains("changed by someone else")
        .contains("nothing was written");
    assertThat(outcome.count(State.NOT_REACHED)).isEqualTo(2);
    assertThat(fleet.wire.requests("POST manualupgrade")).isEmpty();
    assertThat(fleet.model("web").toString()).doesNotContain("app");
  }

  @Test
  void stopsBeforeTheFirstInstanceWhereAPartThatItDidNotNameCameBackChanged() {
    EngineFixture fleet = EngineFixture.of(directory, Scene.of(Scene.set("web", 2).health()));
    fleet.wire.tap(
        (n, request, next) -> {
          var answer = next.send(request);
          return request.method().equals("PATCH")
              ? new io.github.fleetmaven.azure.LocalTransport.Answer(
                  answer.status(),
                  answer.headers(),
                  answer.body().replace("\"protocol\":\"tcp\"", "\"protocol\":\"http\""))
              : answer;
        });

    TargetOutcome outcome = fleet.applyOne(SET);

    assertThat(outcome.failure().orElse("")).contains("extension health");
    assertThat(fleet.wire.requests("POST manualupgrade")).isEmpty();
  }

  private static void beforeTheWrite(EngineFixture fleet, String body) {
    AtomicBoolean done = new AtomicBoolean();
    fleet.wire.tap(
        (n, request, next) -> {
          if (request.method().equals("PATCH") && !done.getAndSet(true)) {
            fleet.other("PATCH", Scene.setId("web"), body);
            fleet.time.advance(Duration.ofMinutes(5));
          }
          return next.send(request);
        });
  }

  private static String drop(String method, String path, String when, int times) {
    return "{\"when\": {\"method\": \"%s\", \"path\": \"%s\"}, \"drop\": \"%s\"%s}"
        .formatted(method, path, when, times == 0 ? "" : ", \"times\": " + times);
  }
}
