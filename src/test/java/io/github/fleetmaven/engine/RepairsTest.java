package io.github.fleetmaven.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.model.DesiredTarget;
import io.github.fleetmaven.model.RolloutPolicy;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Automatic instance repairs stay away from a rollout that asks for it, and come back after it. */
class RepairsTest {

  private static final String SERVICE_STATE = "POST setorchestrationservicestate";

  @TempDir private Path directory;

  private static DesiredTarget set(boolean suspending) {
    RolloutPolicy policy = Pom.policy(2, 2).withSuspendRepairs(suspending);
    return Pom.set("web", policy, Pom.ext("app"));
  }

  private EngineFixture fleet() {
    return EngineFixture.of(
        directory,
        Scene.of(
            Scene.set("web", 4)
                .health()
                .properties(
                    """
                    "upgradePolicy": {"mode": "Manual"},
                    "automaticRepairsPolicy": {"enabled": true, "gracePeriod": "PT30M"}""")));
  }

  @Test
  void thePlanAnnouncesThem() {
    assertThat(notes(fleet().plan(set(false)).targets().get(0).diagnostics()))
        .anyMatch(n -> n.contains("automatic instance repairs may replace instances"));
  }

  @Test
  void areSuspendedBeforeTheFirstBatchAndGoOnAfterTheLast() {
    EngineFixture fleet = fleet();

    assertThat(fleet.applyOne(set(true)).succeeded()).isTrue();

    assertThat(kinds(fleet)).startsWith("PATCH model", SERVICE_STATE, "POST manualupgrade");
    assertThat(kinds(fleet)).endsWith("POST manualupgrade", SERVICE_STATE, "PATCH tags");
    assertThat(fleet.wire.requests(SERVICE_STATE).get(0).body()).contains("Suspend");
    assertThat(fleet.wire.requests(SERVICE_STATE).get(1).body()).contains("Resume");
    assertThat(fleet.model("web").obj("tags").members())
        .doesNotContainKeys("fleet-lease", "fleet-repairs");
  }

  @Test
  void areLeftAloneWhereThePomDoesNotAsk() {
    EngineFixture fleet = fleet();

    assertThat(fleet.applyOne(set(false)).succeeded()).isTrue();

    assertThat(fleet.wire.counts()).doesNotContainKey(SERVICE_STATE);
  }

  /** Killed at each request in turn; the run after it may have nothing else to do. */
  @Test
  void goOnAfterARunThatWasKilled() throws Exception {
    for (int n = 1; n <= 60; n++) {
      Path here = java.nio.file.Files.createDirectory(directory.resolve("run-" + n));
      EngineFixture fleet =
          EngineFixture.of(
              here,
              Scene.of(
                  Scene.set("web", 2)
                      .health()
                      .properties(
                          """
                          "upgradePolicy": {"mode": "Manual"},
                          "automaticRepairsPolicy": {"enabled": true}""")));
      boolean killed = kill(fleet, n);

      assertThat(fleet.applyOne(set(false)).succeeded()).as("killed at %s", n).isTrue();

      List<String> states =
          fleet.wire.requests(SERVICE_STATE).stream()
              .map(r -> r.body().contains("Suspend") ? "Suspend" : "Resume")
              .toList();
      if (states.contains("Suspend")) {
        assertThat(states).as("killed at %s", n).endsWith("Resume");
      }
      assertThat(fleet.model("web").obj("tags").members())
          .as("killed at %s", n)
          .doesNotContainKeys("fleet-lease", "fleet-repairs");
      if (!killed) {
        return;
      }
    }
  }

  private static boolean kill(EngineFixture fleet, int at) {
    boolean[] dead = {false};
    fleet.wire.tap(
        (n, request, next) -> {
          if (dead[0]) {
            throw new Killed();
          }
          var answer = next.send(request);
          if (n >= at) {
            dead[0] = true;
            throw new Killed();
          }
          return answer;
        });
    try {
      fleet.apply(set(true));
    } catch (Killed | IllegalStateException e) {
      assertThat(dead[0]).isTrue();
    }
    fleet.wire.tap((n, request, next) -> next.send(request));
    return dead[0];
  }

  private static List<String> kinds(EngineFixture fleet) {
    return fleet.wire.seen().stream()
        .map(TestTransport.Seen::kind)
        .filter(kind -> !kind.startsWith("GET"))
        .toList();
  }

  private static List<String> notes(List<Diagnostic> diagnostics) {
    return diagnostics.stream().map(Diagnostic::text).toList();
  }
}
