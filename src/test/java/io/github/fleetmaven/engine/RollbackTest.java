package io.github.fleetmaven.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.event.InstanceOutcome;
import io.github.fleetmaven.event.InstanceOutcome.State;
import io.github.fleetmaven.event.TargetOutcome;
import io.github.fleetmaven.model.DesiredTarget;
import io.github.fleetmaven.model.RolloutPolicy;
import io.github.fleetmaven.model.RolloutPolicy.OnFailure;
import io.github.fleetmaven.model.Value;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rollout that stops for its failures puts back what was there before. */
class RollbackTest {

  private static final String OLD_IMAGE = "18.04.1";
  private static final String NEW_IMAGE = "18.04.2";

  @TempDir private Path directory;

  private static final RolloutPolicy POLICY = Pom.policy(2, 2).withOnFailure(OnFailure.ROLLBACK);

  private static DesiredTarget.ScaleSet set(String version, RolloutPolicy policy) {
    return Pom.set(
        "web", policy, Pom.ext("app").settings("{\"version\": \"%s\"}".formatted(version)));
  }

  private static DesiredTarget.ScaleSet first() {
    return set("1", Pom.policy(2, 2));
  }

  private static DesiredTarget.ScaleSet second() {
    return Pom.set(
        "web",
        POLICY,
        Pom.ext("app").settings("{\"version\": \"2\"}"),
        Pom.ext("extra").after("app"));
  }

  /** What the second version brings fails on instances of the second batch. */
  private EngineFixture failingOn(String... instances) {
    Scene scene = Scene.of(Scene.set("web", 6).health());
    for (String instance : instances) {
      scene.failing("web/" + instance, "extra", 7, "no such thing", 0);
    }
    return EngineFixture.of(directory, scene);
  }

  @Test
  void putsSettingsBackAndLeavesAloneWhatWasNotReached() {
    EngineFixture fleet = failingOn("2", "3");
    fleet.apply(first());

    TargetOutcome outcome = fleet.applyOne(second());

    assertThat(outcome.succeeded()).isFalse();
    assertThat(outcome.failure().orElseThrow())
        .contains("stopped: 2 failed (2, 3)")
        .contains(
            "rolled back 4 instances to what was there before: extensions/app as it was, without extensions/extra");
    assertThat(states(outcome))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "0", State.ROLLED_BACK,
                "1", State.ROLLED_BACK,
                "2", State.ROLLED_BACK,
                "3", State.ROLLED_BACK,
                "4", State.NOT_REACHED,
                "5", State.NOT_REACHED));
    assertThat(detail(outcome, "2")).contains("it had failed").contains("no such thing");
    assertThat(settings(fleet)).isEqualTo(Pom.json("{\"version\": \"1\"}"));
    assertThat(fleet.runs().stream().filter(r -> r.startsWith("4:") || r.startsWith("5:")))
        .as("handler runs of instances that were not reached")
        .hasSize(2);
    fleet.assertSettled(first());
  }

  @Test
  void putsTheImageBack() {
    EngineFixture fleet =
        EngineFixture.of(
            directory,
            Scene.of(Scene.set("web", 4).health())
                .fault(
                    """
                    {"when": {"instance": "web/1", "event": "upgraded"}, "health": "Unhealthy",
                     "times": 1}"""));
    DesiredTarget set =
        Pom.with(
            Pom.set("web", Pom.policy(1, 1).withOnFailure(OnFailure.ROLLBACK)),
            Pom.imageVersion(NEW_IMAGE));

    TargetOutcome outcome = fleet.applyOne(set);

    assertThat(outcome.failure().orElseThrow())
        .contains("before: image Canonical:UbuntuServer:18.04-LTS:" + OLD_IMAGE);
    assertThat(
            fleet
                .model("web")
                .at("properties", "virtualMachineProfile", "storageProfile", "imageReference")
                .text("version"))
        .contains(OLD_IMAGE);
  }

  static Map<String, State> states(TargetOutcome outcome) {
    return outcome.instances().stream()
        .collect(Collectors.toMap(InstanceOutcome::id, InstanceOutcome::state));
  }

  private static String detail(TargetOutcome outcome, String id) {
    return outcome.instances().stream()
        .filter(i -> i.id().equals(id))
        .map(InstanceOutcome::detail)
        .findFirst()
        .orElseThrow();
  }

  private static Value.Obj settings(EngineFixture fleet) {
    List<Value> extensions =
        fleet
            .model("web")
            .at("properties", "virtualMachineProfile", "extensionProfile")
            .items("extensions");
    return extensions.stream()
        .map(Value.Obj.class::cast)
        .filter(e -> e.text("name").orElse("").equals("app"))
        .findFirst()
        .orElseThrow()
        .obj("properties")
        .obj("settings");
  }
}
