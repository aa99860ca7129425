package io.github.fleetmaven.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fleetmaven.diag.FleetException;
import io.github.fleetmaven.engine.Pom;
import io.github.fleetmaven.engine.Scene;
import io.github.fleetmaven.model.DesiredTarget;
import io.github.fleetmaven.report.junit.ResultReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The results of a run are there, however it ended. */
class ResultFilesTest {

  @TempDir private Path directory;

  private ResultReader results(RunFixture fixture) {
    return new ResultReader(fixture.output().resolve("junit")).valid();
  }

  @Test
  void afterARolloutThatStopped() {
    RunFixture fixture =
        new RunFixture(
            directory, Scene.of(Scene.set("web", 4)).failing("web/1", "app", 7, "no disk", 0));

    fixture.run(Pom.set("web", Pom.policy(1, 1), Pom.ext("app"))).apply();

    ResultReader results = results(fixture);
    assertThat(results.suite("web").getNumberOfTests()).isEqualTo(5);
    assertThat(results.read("web", "0").isSuccessful()).isTrue();
    assertThat(results.read("web", "0").getTime()).isGreaterThan(1f);
    assertThat(results.read("web", "1").getFailureDetail()).contains("no disk");
    assertThat(results.read("web", "2").hasSkipped()).isTrue();
    assertThat(results.read("web", "(target)").hasError()).isTrue();
  }

  @Test
  void afterAnInterruptedRollout() {
    RunFixture fixture = new RunFixture(directory, Scene.of(Scene.set("web", 4)));
    fixture.interruptAt("1 of 4 done;");

    fixture.run(Pom.set("web", Pom.policy(1, 1), Pom.ext("app"))).apply();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(results(fixture).read("web", "0").isSuccessful()).isTrue();
    assertThat(results(fixture).read("web", "(target)").getFailureMessage())
        .contains("interrupted");
  }

  @Test
  void afterARefusal() {
    RunFixture fixture =
        new RunFixture(
            directory,
            Scene.of(
                Scene.set("web", 1).properties("\"upgradePolicy\": {\"mode\": \"Automatic\"}")));

    assertThatThrownBy(() -> fixture.run(Pom.set("web", Pom.ext("app"))).apply())
        .isInstanceOf(FleetException.class);

    assertThat(results(fixture).read("web", "(target)").getFailureMessage())
        .contains("the plan is refused");
  }

  @Test
  void thoseOfAnEarlierRunDoNotStayWhereNothingCanBePlanned() {
    RunFixture fixture = new RunFixture(directory, Scene.of(Scene.set("web", 1)));
    fixture.run(Pom.set("web", Pom.ext("app"))).apply();
    DesiredTarget missing = Pom.set("api", Pom.ext("app"));

    assertThatThrownBy(() -> fixture.run(missing).apply()).isInstanceOf(FleetException.class);

    assertThat(new ResultReader(fixture.output().resolve("junit")).names()).isEmpty();
  }

  @Test
  void aFolderThatCanNotBeWrittenIsSaidAndNoReasonToFail() throws IOException {
    RunFixture fixture = new RunFixture(directory, Scene.of(Scene.set("web", 1)));
    Files.createDirectories(fixture.output());
    Files.writeString(fixture.output().resolve("junit"), "in the way");

    assertThat(fixture.run(Pom.set("web", Pom.ext("app"))).apply().get(0).succeeded()).isTrue();

    assertThat(fixture.lines).anyMatch(line -> line.contains("the results can't be written to"));
  }
}
