package io.github.fleetmaven.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fleetmaven.diag.FleetException;
import io.github.fleetmaven.engine.Pom;
import io.github.fleetmaven.engine.Scene;
import io.github.fleetmaven.event.InstanceOutcome.State;
import io.github.fleetmaven.model.DesiredTarget;
import io.github.fleetmaven.plan.Before;
import io.github.fleetmaven.plan.file.BeforeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code fleet:rollback}, as a user starts it. */
class RollbackGoalTest {

  @TempDir private Path directory;
  private RunFixture fixture;

  @BeforeEach
  void simulate() {
    fixture = new RunFixture(directory, Scene.of(Scene.set("web", 2).health()));
  }

  private static DesiredTarget image(String version) {
    return Pom.with(Pom.set("web"), Pom.imageVersion(version));
  }

  private static DesiredTarget secret(String key, String port) {
    return Pom.set(
        "web",
        Pom.ext("app")
            .settings("{\"port\": \"%s\"}".formatted(port))
            .protectedSettings("{\"key\": \"%s\"}".formatted(key)));
  }

  private Path before() {
    return fixture.output().resolve("before-simulator.json");
  }

  @Test
  void putsTheImageBackByItsFile() {
    fixture.run(image("18.04.2")).apply();

    var outcome = fixture.run(image("18.04.2")).rollback(before()).get(0);

    assertThat(outcome.succeeded()).isTrue();
    assertThat(outcome.count(State.ROLLED_BACK)).isEqualTo(2);
    assertThat(fixture.run(image("18.04.1")).plan().isEmpty()).isTrue();
  }

  @Test
  void goesByTheTagWhereTheFileIsLost() throws IOException {
    fixture.run(image("18.04.2")).apply();
    Files.delete(before());

    var outcome = fixture.run(image("18.04.2")).rollback(before()).get(0);

    assertThat(outcome.count(State.ROLLED_BACK)).isEqualTo(2);
    assertThat(fixture.lines).anyMatch(line -> line.contains("taken from its tag fleet-before"));
    assertThat(fixture.run(image("18.04.1")).plan().isEmpty()).isTrue();
  }

  @Test
  void putsProtectedSettingsOfAKeyVaultBack() {
    String url = "https://vault.vault.azure.net/secrets/app/1";
    DesiredTarget ofVault = Pom.set("web", Pom.ext("app").fromKeyVault(url));
    fixture.run(ofVault).apply();
    DesiredTarget sent = Pom.set("web", Pom.ext("app").protectedSettings("{\"key\": \"k\"}"));
    fixture.run(sent).apply();

    var outcome = fixture.run(sent).rollback(before()).get(0);

    assertThat(outcome.count(State.ROLLED_BACK)).isEqualTo(2);
    assertThat(fixture.run(ofVault).plan().isEmpty()).isTrue();
  }

  @Test
  void leavesAnExtensionWhoseProtectedHalfChanged() {
    fixture.run(secret("old", "1")).apply();
    fixture.run(secret("new", "2")).apply();

    assertThatThrownBy(() -> fixture.run(secret("new", "2")).rollback(before()))
        .isInstanceOf(FleetException.class)
        .hasMessageContaining("nothing was rolled back")
        .hasMessageContaining("run fleet:rollback from the older pom");

    assertThat(fixture.lines).anyMatch(line -> line.contains("it can't be put back and stays"));
  }

  @Test
  void restoresItWholeFromTheOlderPom() throws IOException {
    fixture.run(secret("old", "1")).apply();
    fixture.run(secret("new", "2")).apply();
    Files.delete(before());

    var outcome = fixture.run(secret("old", "1")).rollback(before()).get(0);

    assertThat(outcome.count(State.ROLLED_BACK)).isEqualTo(2);
    assertThat(fixture.run(secret("old", "1")).plan().isEmpty()).isTrue();
  }

  @Test
  void refusesWhereNothingIsKnown() {
    assertThatThrownBy(() -> fixture.run(image("18.04.2")).rollback(before()))
        .isInstanceOf(FleetException.class)
        .hasMessageContaining("nothing is known of what was there before");
  }

  @Test
  void aRehearsalLeavesAloneWhatIsKnownOfTheRealFleet() {
    BeforeFile.write(Before.none("azure"), fixture.output().resolve("before.json"));
    String real = fixture.file("before.json");

    fixture.run(image("18.04.2")).apply();
    fixture.run(image("18.04.2")).apply();

    assertThat(fixture.file("before.json")).isEqualTo(real);
    assertThat(fixture.file("before-simulator.json")).contains("18.04.1");
  }

  @Test
  void readsWhatItWrote() {
    fixture.run(secret("old", "1")).apply();
    fixture.run(secret("new", "2")).apply();
    String text = fixture.file("before-simulator.json");

    BeforeFile.write(BeforeFile.read(before()), before());

    assertThat(fixture.file("before-simulator.json")).isEqualTo(text);
    assertThat(text).contains("\"port\"").doesNotContain("\"old\"").doesNotContain("\"new\"");
  }
}
