package io.github.fleetmaven.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.event.TargetOutcome;
import io.github.fleetmaven.model.DesiredTarget;
import io.github.fleetmaven.model.Value;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the pom doesn't name stays as it is (promise 3). */
class KeepsTheRestTest {

  @TempDir private Path directory;

  private EngineFixture fleet() {
    return EngineFixture.of(
        directory,
        Scene.of(
            Scene.set("web", 3)
                .properties(
                    """
                    "upgradePolicy": {"mode": "Manual"}, "overprovision": false,
                    "additionalCapabilities": {"notYetKnown": [1, {"deep": true}]}""")
                .health()
                .extension(
                    "theirs",
                    "Other",
                    "Thing",
                    """
                    "protectedSettings": {"password": "correct horse"}, "settings": {"port": 1},
                    "notYetKnown": {"kept": ["as", "is"]}, "suppressFailures": true,
                    "provisionAfterExtensions": ["health"]""")
                .extension("old", "Contoso", "old", "\"protectedSettings\": {\"k\": \"v\"}")));
  }

  @Test
  void anApplyChangesNothingButWhatItNames() {
    EngineFixture fleet = fleet();
    Value.Obj before = fleet.model("web");
    DesiredTarget set =
        Pom.with(
            Pom.set("web", Pom.ext("app").settings("{\"a\": 1}"), Pom.absent("old")),
            Pom.imageVersion("18.04.2"));

    assertThat(fleet.applyOne(set)).satisfies(o -> assertThat(o.failure()).isEmpty());

    Value.Obj after = fleet.model("web");
    assertThat(withoutOurs(after)).isEqualTo(withoutOurs(before));
    assertThat(names(after)).containsExactly("health", "theirs", "app");
    assertThat(extension(after, "theirs").without("enableAutomaticUpgrade"))
        .isEqualTo(extension(before, "theirs"));
    assertThat(after.at("properties", "virtualMachineProfile", "storageProfile", "imageReference"))
        .isEqualTo(
            Pom.json(
                """
                {"publisher": "Canonical", "offer": "UbuntuServer", "sku": "18.04-LTS",
                 "version": "18.04.2"}"""));
  }

  /** A changed protected setting changes the definition, and its handler would run again. */
  @Test
  void protectedSettingsOfOthersStay() {
    EngineFixture fleet = fleet();

    fleet.apply(Pom.set("web", Pom.ext("app")));

    assertThat(fleet.runs()).containsOnly("0:app:0", "1:app:0", "2:app:0");
    assertThat(fleet.wire.requests("PATCH model").get(0).body())
        .doesNotContain("protectedSettings")
        .doesNotContain("sku")
        .contains("\"costCenter\":\"7\",\"fleet-before\":\"before1|ext/app=-\"")
        .contains("\"team\":\"a\"");
  }

  @Test
  void anotherAttemptKeepsTheRestToo() {
    EngineFixture fleet =
        EngineFixture.of(
            directory,
            Scene.of(
                    Scene.set("web", 2)
                        .windows()
                        .extension("theirs", "Other", "Thing", "\"protectedSettings\": {\"p\": 1}"))
                .failing("web/0", "ib", 240, "timed out", 1));
    Value.Obj before = fleet.model("web");

    TargetOutcome outcome = fleet.applyOne(Pom.set("web", Pom.kind("ib", "infiniBandDriver")));

    assertThat(outcome.succeeded()).as(outcome.toString()).isTrue();
    assertThat(withoutOurs(fleet.model("web"))).isEqualTo(withoutOurs(before));
    assertThat(fleet.runs()).noneMatch(run -> run.contains("theirs"));
  }

  private static Value.Obj withoutOurs(Value.Obj set) {
    Value.Obj properties = set.obj("properties");
    Value.Obj profile =
        properties.obj("virtualMachineProfile").without("extensionProfile").without("timeCreated");
    Value.Obj storage = profile.obj("storageProfile").without("imageReference");
    return set.without("etag")
        .with("tags", set.obj("tags").without("fleet-before"))
        .with(
            "properties",
            properties.with("virtualMachineProfile", profile.with("storageProfile", storage)));
  }

  private static List<String> names(Value.Obj set) {
    return extensions(set).stream().map(e -> e.text("name").orElse("")).toList();
  }

  private static Value.Obj extension(Value.Obj set, String name) {
    return extensions(set).stream()
        .filter(e -> e.text("name").orElse("").equals(name))
        .findFirst()
        .orElseThrow()
        .obj("properties");
  }

  private static List<Value.Obj> extensions(Value.Obj set) {
    return set
        .at("properties", "virtualMachineProfile", "extensionProfile")
        .items("extensions")
        .stream()
        .map(Value.Obj.class::cast)
        .toList();
  }
}
