package io.github.fleetmaven.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.model.DesiredTarget;
import io.github.fleetmaven.model.Permission;
import io.github.fleetmaven.plan.Calls;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a plan says of its calls is what carrying it out then takes. */
class CallForecastTest {

  @TempDir private Path directory;

  private static Calls calls(EngineFixture fleet, DesiredTarget target) {
    return fleet.plan(target).targets().get(0).calls();
  }

  @Test
  void aScaleSetTakesAsManyAsThePlanSays() {
    EngineFixture fleet =
        EngineFixture.of(directory, Scene.of(Scene.set("web", 7).health().updateDomains(5)));
    DesiredTarget set = Pom.set("web", Pom.policy(2, 2), Pom.ext("app"));

    Calls foreseen = calls(fleet, set);
    fleet.wire.forget();
    fleet.applyOne(set);

    Map<String, Integer> counts = fleet.wire.counts();
    assertThat(foreseen).isEqualTo(new Calls(1, 4, 0, 4));
    assertThat(counts)
        .containsEntry("PATCH model", foreseen.modelWrites())
        .containsEntry("POST manualupgrade", foreseen.manualUpgrades())
        .containsEntry("GET instances", 1 + foreseen.instanceLists());
  }

  @Test
  void whatIsLeftOutTakesNone() {
    EngineFixture fleet =
        EngineFixture.of(
            directory, Scene.of(Scene.set("web", 4).instance(1, "\"powerState\": \"stopped\"")));

    assertThat(calls(fleet, Pom.set("web", Pom.policy(1, 2), Pom.ext("app"))))
        .isEqualTo(new Calls(1, 3, 0, 3));
  }

  @Test
  void machinesTakeAWriteForEachExtension() {
    EngineFixture fleet = EngineFixture.of(directory, Scene.of().machines(3, "web"));
    DesiredTarget group =
        Pom.group("web", "web", Pom.policy(1, 1), Pom.ext("app"), Pom.ext("agent"));

    Calls foreseen = calls(fleet, group);
    fleet.wire.forget();
    fleet.applyOne(group);

    assertThat(foreseen).isEqualTo(new Calls(0, 0, 6, 0));
    assertThat(fleet.wire.requests("PUT extension")).hasSize(6);
  }

  @Test
  void anAutomaticPolicyTakesTheWriteAlone() {
    EngineFixture fleet =
        EngineFixture.of(
            directory,
            Scene.of(
                Scene.set("web", 4).properties("\"upgradePolicy\": {\"mode\": \"Automatic\"}")));

    assertThat(calls(fleet, Pom.allow(Pom.set("web", Pom.ext("app")), Permission.ALL_AT_ONCE)))
        .isEqualTo(new Calls(1, 0, 0, 0));
  }

  @Test
  void whatIsAsDeclaredTakesNone() {
    EngineFixture fleet = EngineFixture.of(directory, Scene.of(Scene.set("web", 2)));
    DesiredTarget set = Pom.set("web", Pom.ext("app"));
    fleet.applyOne(set);

    assertThat(calls(fleet, set)).isEqualTo(Calls.NONE);
  }
}
