package io.github.fleetmaven.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.azure.LocalTransport.Answer;
import io.github.fleetmaven.event.InstanceOutcome;
import io.github.fleetmaven.event.InstanceOutcome.State;
import io.github.fleetmaven.event.TargetOutcome;
import io.github.fleetmaven.model.DesiredTarget;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Waits as it is told, never for ever, and says all that is known of a failure (promise 8). */
@Timeout(60)
class WaitsTest {

  private static final DesiredTarget SET = Pom.set("web", Pom.policy(2, 2), Pom.ext("app"));

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({
    "GET, .*/web, 429, 17",
    "GET, .*/web/virtualMachines, 503, 41",
    "PATCH, .*/web, 429, 60",
    "POST, .*/manualupgrade, 503, 120",
    "GET, .*/operations/.*, 429, 25"
  })
  void waitsAsLongAsItIsToldAndGoesOn(String method, String path, int status, int seconds) {
    Scene scene = Scene.of(Scene.set("web", 2));
    EngineFixture calm = EngineFixture.of(directory, scene);
    calm.applyOne(SET);
    EngineFixture busy =
        EngineFixture.of(
            directory,
            scene.fault(
                """
                {"when": {"method": "%s", "path": "%s"}, "times": 1,
                 "respond": {"status": %d, "retryAfter": %d}}"""
                    .formatted(method, path, status, seconds)));

    TargetOutcome outcome = busy.applyOne(SET);

    assertThat(outcome.succeeded()).as(outcome.toString()).isTrue();
    assertThat(busy.runs()).containsExactlyInAnyOrderElementsOf(calm.runs());
    assertThat(busy.passed()).isGreaterThanOrEqualTo(Duration.ofSeconds(seconds));
    assertThat(busy.passed().minus(calm.passed()))
        .isLessThanOrEqualTo(Duration.ofSeconds(seconds + 10));
  }

  @Test
  void anOperationThatNeverEndsIsGivenUpAtItsTimeout() {
    EngineFixture fleet = EngineFixture.of(directory, Scene.of(Scene.set("web", 4)));
    fleet.wire.tap(
        (n, request, next) ->
            TestTransport.kind(request).equals("GET operation") && n > 5
                ? new Answer(200, Map.of(), "{\"status\": \"InProgress\"}")
                : next.send(request));

    TargetOutcome outcome = fleet.applyOne(withTimeouts());

    // What counts in the end is what the instances show, and they are well.
    assertThat(outcome.succeeded()).isTrue();
    assertThat(fleet.passed()).isBetween(Duration.ofMinutes(180), Duration.ofMinutes(205));
  }

  private static DesiredTarget withTimeouts() {
    return Pom.set(
        "web", Pom.policy(2, 2, 0, Duration.ofMinutes(90), Duration.ofMinutes(5)), Pom.ext("app"));
  }

  @Test
  void theTimeoutIsNamedWhereTheInstanceDidNotGetThere() {
    EngineFixture fleet =
        EngineFixture.of(
            directory, Scene.of(Scene.set("web", 2)).timing("{\"upgrade\": \"PT10H\"}"));

    TargetOutcome outcome = fleet.applyOne(withTimeouts());

    assertThat(outcome.count(State.FAILED)).isEqualTo(2);
    assertThat(outcome.instances().get(0).detail())
        .contains("operationTimeout")
        .contains("update 2 instances of web")
        .contains("raise <operationTimeout>");
    assertThat(fleet.passed()).isLessThan(Duration.ofMinutes(97));
  }

  @Test
  void anInstanceThatNeverGetsHealthyIsGivenUpAtItsTimeout() {
    EngineFixture fleet =
        EngineFixture.of(
            directory,
            Scene.of(Scene.set("web", 2).health())
                .fault(
                    """
                    {"when": {"instance": "web/1", "event": "upgraded"},
                     "health": "unhealthy"}"""));

    TargetOutcome outcome = fleet.applyOne(withTimeouts());

    assertThat(outcome.count(State.CURRENT)).isEqualTo(1);
    assertThat(outcome.instances().get(1).detail()).contains("unhealthy").contains("PT5M");
    assertThat(fleet.passed()).isBetween(Duration.ofMinutes(5), Duration.ofMinutes(8));
  }

  @Test
  void anInstanceThatIsSlowToGetHealthyIsWaitedFor() {
    EngineFixture fleet =
        EngineFixture.of(
            directory,
            Scene.of(Scene.set("web", 2).health())
                .fault(
                    """
                    {"when": {"instance": "web/1", "event": "upgraded"},
                     "health": "initializing", "lasts": "PT4M"}"""));

    assertThat(fleet.applyOne(withTimeouts()).succeeded()).isTrue();
  }

  @Test
  void aConflictIsWaitedOutOnTheModelAndOnTheInstances() {
    EngineFixture fleet = EngineFixture.of(directory, Scene.of(Scene.set("web", 2)));
    boolean[] done = {false};
    fleet.wire.tap(
        (n, request, next) -> {
          if (!request.method().equals("GET") && !done[0]) {
            done[0] = true;
            fleet.other("POST", Scene.setId("web") + "/restart", "{\"instanceIds\": [\"*\"]}");
          }
          return next.send(request);
        });

    TargetOutcome outcome = fleet.applyOne(SET);

    assertThat(outcome.succeeded()).as(outcome.toString()).isTrue();
    assertThat(fleet.runs()).containsExactlyInAnyOrder("0:app:0", "1:app:0");
  }

  @Test
  void aConflictThatNeverEndsIsGivenUp() {
    EngineFixture fleet =
        EngineFixture.of(
            directory,
            Scene.of(Scene.set("web", 2))
                .fault(
                    """
                    {"when": {"method": "PATCH"},
                     "respond": {"status": 409, "code": "Conflict", "message": "busy"}}"""));

    TargetOutcome outcome = fleet.applyOne(withTimeouts());

    assertThat(outcome.failure().orElse("")).contains("Conflict").contains("busy");
    assertThat(fleet.passed()).isBetween(Duration.ofMinutes(90), Duration.ofMinutes(92));
  }

  /** A wait of no time at all, told again and again, would be a storm. */
  @Test
  void aRetryAfterOfZeroIsNoReasonToAskAllTheTime() {
    EngineFixture fleet = EngineFixture.of(directory, Scene.of(Scene.set("web", 1)));
    fleet.wire.tap(
        (n, request, next) -> {
          Answer answer = next.send(request);
          if (!TestTransport.kind(request).equals("GET operation")) {
            return answer;
          }
          var headers = new java.util.HashMap<>(answer.headers());
          headers.put("Retry-After", "0");
          return new Answer(answer.status(), headers, answer.body());
        });

    assertThat(fleet.applyOne(SET).succeeded()).isTrue();

    assertThat(fleet.wire.counts().get("GET operation")).isLessThan(250);
  }

  @Test
  void aFailureSaysAllThatIsKnown() {
    EngineFixture fleet =
        EngineFixture.of(
            directory,
            Scene.of(Scene.set("web", 2).windows())
                .failing("web/1", "ib", 100, "no InfiniBand device", 0));

    TargetOutcome outcome = fleet.applyOne(Pom.set("web", Pom.kind("ib", "infiniBandDriver")));

    InstanceOutcome failed = outcome.instances().get(1);
    assertThat(outcome.target()).isEqualTo("web");
    assertThat(failed.id()).isEqualTo("1");
    assertThat(failed.detail())
        .contains("extension ib failed")
        .contains("exit code 100")
        .contains("InfiniBandDriverWindows")
        .contains("no InfiniBand device")
        .contains("update 2 instances of web: VMExtensionProvisioningError")
        .containsPattern(Pattern.compile("request id [0-9a-f-]{36}"));
  }

  @Test
  void aRefusalSaysAllThatIsKnown() {
    EngineFixture fleet =
        EngineFixture.of(
            directory,
            Scene.of(Scene.set("web", 2))
                .fault(
                    """
                    {"when": {"method": "PATCH"}, "respond": {"status": 409,
                      "code": "OperationNotAllowed", "message": "quota"}}"""));

    TargetOutcome outcome = fleet.applyOne(SET);

    assertThat(outcome.failure().orElse(""))
        .contains("write the model of web")
        .contains("HTTP 409")
        .contains("OperationNotAllowed: quota")
        .containsPattern(Pattern.compile("request id [0-9a-f-]{36}"));
    assertThat(outcome.count(State.NOT_REACHED)).isEqualTo(2);
  }
}
