package io.github.fleetmaven.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.event.TargetOutcome;
import io.github.fleetmaven.model.DesiredImage;
import io.github.fleetmaven.model.DesiredTarget;
import io.github.fleetmaven.model.Value;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** After an apply of any kind of change a plan is empty, and an apply writes nothing (rule 2). */
class SettledTest {

  private static final String GALLERY =
      "/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/galleries/x/images/y/versions/";

  @TempDir private Path directory;

  private EngineFixture fleet;

  @BeforeEach
  void begin() {
    fleet = EngineFixture.of(directory, Scene.of(Scene.set("web", 3).health()));
  }

  private void settles(DesiredTarget first, DesiredTarget then) {
    assertApplied(first);
    assertThat(fleet.plan(then).isEmpty()).as("there is something to do").isFalse();
    assertApplied(then);
  }

  private void assertApplied(DesiredTarget target) {
    TargetOutcome outcome = fleet.applyOne(target);
    assertThat(outcome.succeeded()).as(outcome.toString()).isTrue();
    fleet.assertSettled(target);
  }

  @Test
  void create() {
    assertApplied(Pom.set("web", Pom.ext("app").settings("{\"a\": {\"b\": [1, 2.0]}}")));
  }

  @Test
  void changedSettings() {
    settles(
        Pom.set("web", Pom.ext("app").settings("{\"a\": 1}")),
        Pom.set("web", Pom.ext("app").settings("{\"a\": 2}")));
  }

  @Test
  void version() {
    settles(Pom.set("web", Pom.ext("app")), Pom.set("web", Pom.ext("app").version("1.1")));
  }

  @Test
  void aByteOfAFile() {
    Path file = EngineFixture.write(directory.resolve("install.sh"), "echo 1\n");
    DesiredTarget set = Pom.set("web", Pom.script("app", "bash install.sh", file));
    assertApplied(set);
    EngineFixture.write(file, "echo 2\n");
    assertThat(fleet.plan(set).targets().get(0).changes().get(0).reason()).contains("install.sh");
    assertApplied(set);
  }

  @Test
  void aProtectedSetting() {
    settles(
        Pom.set("web", Pom.ext("app").protectedSettings("{\"a\": \"1\"}")),
        Pom.set("web", Pom.ext("app").protectedSettings("{\"a\": \"2\"}")));
  }

  @Test
  void removal() {
    settles(Pom.set("web", Pom.ext("app")), Pom.set("web", Pom.absent("app")));
  }

  @Test
  void anImageVersion() {
    DesiredTarget.ScaleSet set = Pom.set("web", Pom.ext("app"));
    settles(set, Pom.with(set, Pom.imageVersion("18.04.2")));
  }

  @Test
  void aGalleryImage() {
    fleet =
        EngineFixture.of(
            directory,
            Scene.of(
                Scene.set("web", 2)
                    .storage(
                        "\"imageReference\": {\"id\": \"%s1.0.0\"}, \"osDisk\": {\"osType\": \"Linux\"}"
                            .formatted(GALLERY))));
    DesiredTarget.ScaleSet set = Pom.set("web", Pom.ext("app"));
    settles(set, Pom.with(set, new DesiredImage.Custom(GALLERY + "1.0.1")));
  }

  @Test
  void sentAgain() {
    DesiredTarget set = Pom.set("web", Pom.ext("app"));
    assertApplied(set);
    fleet.reapply = Set.of("app");
    assertThat(fleet.applyOne(set).succeeded()).isTrue();
    fleet.reapply = Set.of();
    fleet.assertSettled(set);
    assertThat(fleet.runs()).filteredOn(r -> r.equals("0:app:0")).hasSize(2);
  }

  @Test
  void anExtensionOfAMachine() {
    fleet = EngineFixture.of(directory, Scene.of().machine("vm1", "db", ""));
    settles(
        Pom.machine("vm1", Pom.ext("app"), Pom.ext("old")),
        Pom.machine("vm1", Pom.ext("app").settings("{\"a\": 2}"), Pom.absent("old")));
  }

  @Test
  void machinesByTag() {
    fleet = EngineFixture.of(directory, Scene.of().machines(3, "db"));
    settles(
        Pom.group("all", "db", Pom.policy(2, 2), Pom.ext("app")),
        Pom.group("all", "db", Pom.policy(2, 2), Pom.ext("app").settings("{\"a\": 2}")));
  }

  @Test
  void aFlexibleSet() {
    fleet =
        EngineFixture.of(
            directory,
            Scene.of(
                Scene.set("web", 3)
                    .properties(
                        """
                        "orchestrationMode": "Flexible", "platformFaultDomainCount": 1,
                        "upgradePolicy": {"mode": "Manual"}""")));
    DesiredTarget.ScaleSet set = Pom.set("web", Pom.ext("app"));
    settles(set, Pom.set("web", Pom.ext("app").settings("{\"a\": 2}")));
  }

  @Test
  void anExtensionThatTheCloudWritesInAnotherCase() {
    Path file = EngineFixture.write(directory.resolve("install.sh"), "echo 1\n");
    DesiredTarget set = Pom.set("web", Pom.script("app", "bash install.sh", file));
    String sent = scriptSentTo("app", set);

    assertThat(scriptSentTo("App", set)).isEqualTo(sent);
  }

  private String scriptSentTo(String nameInTheCloud, DesiredTarget set) {
    fleet =
        EngineFixture.of(
            directory,
            Scene.of(
                Scene.set("web", 2)
                    .extension(
                        nameInTheCloud,
                        "Microsoft.Azure.Extensions",
                        "CustomScript",
                        "\"settings\": {\"commandToExecute\": \"old\"}")));
    TargetOutcome outcome = fleet.applyOne(set);
    assertThat(outcome.succeeded()).as(outcome.toString()).isTrue();
    String body = fleet.wire.requests("PATCH model").get(0).body();
    fleet.assertSettled(set);
    return Pom.json(body)
        .at("properties", "virtualMachineProfile", "extensionProfile")
        .items("extensions")
        .stream()
        .map(e -> ((Value.Obj) e).at("properties", "protectedSettings").text("script").orElse(""))
        .findFirst()
        .orElseThrow();
  }

  /** A write of an equal profile by someone else turns every flag false, and changes nothing. */
  @Test
  void anEqualModelWrittenByOthersIsNoReasonToTouchAnything() {
    DesiredTarget set = Pom.set("web", Pom.ext("app"));
    assertApplied(set);

    fleet.other("PATCH", Scene.setId("web"), "{\"properties\": {\"virtualMachineProfile\": {}}}");
    fleet.time.advance(Duration.ofMinutes(1));

    assertThat(fleet.instances("web"))
        .allSatisfy(
            i ->
                assertThat(i.obj("properties").bool("latestModelApplied"))
                    .isEqualTo(Optional.of(false)));
    fleet.assertSettled(set);
  }
}
