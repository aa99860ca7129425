package io.github.fleetmaven.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fleetmaven.diag.FleetException;
import io.github.fleetmaven.engine.Pom;
import io.github.fleetmaven.engine.Scene;
import io.github.fleetmaven.model.DesiredTarget;
import io.github.fleetmaven.plan.status.TargetStatus;
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
  void refusesAReviewedPlanThatWouldRollOutOtherwise() throws IOException {
    RunFixture fixture = fixture(4);
    fixture.run(Pom.set("web", Pom.policy(1, 1), Pom.ext("app"))).plan();
    fixture.reviewed(keep(fixture));

    assertThatThrownBy(() -> fixture.run(Pom.set("web", Pom.policy(4, 4), Pom.ext("app"))).apply())
        .isInstanceOf(FleetException.class)
        .hasMessageContaining("rollout.batchSize was \"1\" and is \"4\"");

    assertThat(fixture.file("simulator-journal.jsonl")).doesNotContain("PATCH");
  }

  @Test
  void goesOnWithAReviewedPlanThatWasInterrupted() throws IOException {
    RunFixture fixture = fixture(4);
    DesiredTarget set = Pom.set("web", Pom.policy(1, 1), Pom.ext("app"));
    fixture.run(set).plan();
    fixture.reviewed(keep(fixture));
    fixture.interruptAt("1 of 4 done;");
    assertThat(fixture.run(set).apply().get(0).succeeded()).isFalse();
    assertThat(Thread.interrupted()).isTrue();

    assertThat(fixture.run(set).apply().get(0).succeeded()).isTrue();

    assertThat(fixture.file("simulator-journal.jsonl").lines())
        .filteredOn(line -> line.contains("\"event\":\"model\""))
        .hasSize(1);
  }

  @Test
  void refusesTheRestOfAReviewedPlanWhenThePomChangedMeanwhile() throws IOException {
    RunFixture fixture = fixture(4);
    fixture.run(Pom.set("web", Pom.policy(1, 1), Pom.ext("app"))).plan();
    fixture.reviewed(keep(fixture));
    fixture.interruptAt("1 of 4 done;");
    fixture.run(Pom.set("web", Pom.policy(1, 1), Pom.ext("app"))).apply();
    assertThat(Thread.interrupted()).isTrue();
    DesiredTarget changed =
        Pom.set("web", Pom.policy(1, 1), Pom.ext("app").settings("{\"port\": 81}"));

    assertThatThrownBy(() -> fixture.run(changed).apply()).isInstanceOf(FleetException.class);
  }

  @Test
  void refusesAReviewedPlanWhoseHandlerFailedMeanwhileForARetryIsNotInIt() throws IOException {
    Scene scene = Scene.of(Scene.set("web", 2).health());
    RunFixture fixture =
        new RunFixture(
            directory,
            scene.fault(
                "{\"when\": {\"instance\": \"web/0\", \"extension\": \"app\"}, \"exitCode\": 1, \"times\": 1}"));
    DesiredTarget set = Pom.set("web", Pom.policy(1, 1), Pom.ext("app"));
    fixture.run(set).plan();
    fixture.reviewed(keep(fixture));
    assertThat(fixture.run(set).apply().get(0).succeeded()).isFalse();

    assertThatThrownBy(() -> fixture.run(set).apply())
        .isInstanceOf(FleetException.class)
        .hasMessageContaining("\"retry\"");
  }

  @Test
  void showsHowTheFleetStandsToWhoeverMayNotSeeItsSecrets() {
    RunFixture fixture = fixture(2);
    fixture.environment.put("KEY", "a key that nobody knows");
    DesiredTarget set =
        Pom.set("web", Pom.ext("app").protectedSettings("{\"key\": \"secret://env/KEY\"}"));
    fixture.run(set).apply();
    fixture.environment.clear();

    TargetStatus status = fixture.run(set).status().get(0);

    assertThat(status.current()).isEqualTo(2);
    assertThat(status.openChanges()).isZero();
    assertThat(fixture.lines).anyMatch(line -> line.contains("secret://env/KEY"));
  }

  @Test
  void foreseesThatTheBudgetIsUsedUp() {
    RunFixture fixture =
        new RunFixture(
            directory, Scene.of(Scene.set("web", 3).instance(1, "\"powerState\": \"stopped\"")));

    fixture.run(Pom.set("web", Pom.policy(1, 1), Pom.ext("app"))).plan();

    assertThat(fixture.lines)
        .anyMatch(line -> line.contains("out of service already: 1; maxUnavailable is 1"));
  }

  @Test
  void showsThePlanBeforeItDoesAnything() {
    RunFixture fixture = fixture(2);

    fixture.run(Pom.set("web", Pom.ext("app"))).apply();

    List<String> lines = List.copyOf(fixture.lines);
    assertThat(first(lines, "Plan (simulator")).isLessThan(first(lines, "writing the model"));
    assertThat(first(lines, "writing the model")).isLessThan(first(lines, "batch 1"));
    assertThat(lines).last().asString().matches("requests: \\d+, writes: 3");
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
