package io.github.fleetmaven.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fleetmaven.diag.FleetException;
import io.github.fleetmaven.engine.Pom;
import io.github.fleetmaven.engine.Scene;
import io.github.fleetmaven.model.DesiredTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run from end to end, as a goal starts it. */
class FleetRunTest {

  @TempDir private Path directory;

  private RunFixture fixture(int capacity) {
    return new RunFixture(directory, Scene.of(Scene.set("web", capacity).health()));
  }

  @Test
  void appliesWhatWasReviewed() throws IOException {
    RunFixture fixture = fixture(2);
    fixture.environment.put("KEY", "a key that nobody knows");
    DesiredTarget set =
        Pom.set("web", Pom.ext("app").protectedSettings("{\"key\": \"secret://env/KEY\"}"));
    fixture.run(set).plan();
    fixture.reviewed(keep(fixture));

    assertThat(fixture.run(set).apply().get(0).succeeded()).isTrue();
  }

  @Test
  void refusesAReviewedPlanThatIsStaleAndNamesTheDifference() throws IOException {
    RunFixture fixture = fixture(2);
    fixture.run(Pom.set("web", Pom.ext("app").settings("{\"port\": 80}"))).plan();
    fixture.reviewed(keep(fixture));
    DesiredTarget changed = Pom.set("web", Pom.ext("app").settings("{\"port\": 81}"));

    assertThatThrownBy(() -> fixture.run(changed).apply())
        .isInstanceOf(FleetException.class)
        .hasMessageContaining("nothing was changed")
        .hasMessageContaining("settings.port was 80 and is 81");

    assertThat(fixture.file("simulator-journal.jsonl")).doesNotContain("PATCH");
  }

  @Test
  void showsThePlanBeforeItDoesAnything() {
    RunFixture fixture = fixture(2);

    fixture.run(Pom.set("web", Pom.ext("app"))).apply();

    List<String> lines = List.copyOf(fixture.lines);
    assertThat(first(lines, "Plan (simulator")).isLessThan(first(lines, "writing the model"));
    assertThat(first(lines, "writing the model")).isLessThan(first(lines, "batch 1"));
    assertThat(lines).last().asString().matches("requests: \\d+, writes: 2");
  }

  @Test
  void aSecondApplyWritesNothing() {
    RunFixture fixture = fixture(2);
    DesiredTarget set = Pom.set("web", Pom.ext("app"));
    fixture.run(set).apply();

    fixture.run(set).apply();

    assertThat(fixture.lines).last().isEqualTo("requests: 2, writes: 0");
  }

  /** A journal is no reason to leave a rollout half done. */
  @Test
  void goesOnWithoutAJournalThatCanNotBeWritten() throws IOException {
    RunFixture fixture = fixture(2);
    Files.createDirectories(fixture.output().resolve("journal.jsonl"));

    assertThat(fixture.run(Pom.set("web", Pom.ext("app"))).apply().get(0).succeeded()).isTrue();

    assertThat(fixture.lines).filteredOn(l -> l.contains("goes on without it")).hasSize(1);
  }

  @Test
  void aSecretThatIsMissingStopsTheRunBeforeItsFirstRequest() {
    RunFixture fixture = fixture(2);
    DesiredTarget set =
        Pom.set("web", Pom.ext("app").protectedSettings("{\"key\": \"secret://env/MISSING\"}"));

    assertThatThrownBy(() -> fixture.run(set).apply())
        .isInstanceOf(FleetException.class)
        .hasMessageContaining("MISSING");

    assertThat(
            Files.exists(fixture.output().resolve("simulator-journal.jsonl"))
                && fixture.file("simulator-journal.jsonl").contains("\"request\""))
        .isFalse();
  }

  /** The handler's shell could not take it; that is told before the first target is touched. */
  @Test
  void whatCanNotBeRenderedStopsTheTargetBeforeItsFirstWrite() throws IOException {
    RunFixture fixture = new RunFixture(directory, Scene.of(Scene.set("web", 2)).machines(3, "db"));
    fixture.environment.put("KEY", "nul \0 inside");
    Path file = Files.writeString(directory.resolve("install.sh"), "true\n");
    DesiredTarget group =
        Pom.group(
            "db",
            "db",
            Pom.policy(3, 3),
            Pom.ext("first"),
            Pom.script("app", "x '{{secret://env/KEY}}'", file));

    assertThat(failureOf(fixture, group)).isNotEmpty();

    assertThat(fixture.file("simulator-journal.jsonl")).doesNotContain("PUT");
  }

  private static String failureOf(RunFixture fixture, DesiredTarget target) {
    try {
      return fixture.run(target).apply().get(0).failure().orElse("");
    } catch (FleetException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static Path keep(RunFixture fixture) throws IOException {
    return Files.copy(
        fixture.output().resolve("plan.json"), fixture.output().resolve("reviewed.json"));
  }

  private static int first(List<String> lines, String start) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains(start)) {
        return i;
      }
    }
    throw new AssertionError("no line has " + start + " in " + lines);
  }
}
