package io.github.fleetmaven.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fleetmaven.diag.FleetException;
import io.github.fleetmaven.engine.Pom;
import io.github.fleetmaven.engine.Scene;
import io.github.fleetmaven.model.DesiredTarget;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run says when it can't go on. */
class ToldTest {

  @TempDir private Path directory;

  @Test
  void aRefusedPlanIsCountedToo() {
    RunFixture fixture =
        new RunFixture(
            directory,
            Scene.of(Scene.set("web", 1).properties("\"upgradePolicy\": {\"mode\": \"Rolling\"}")));

    assertThatThrownBy(() -> fixture.run(Pom.set("web", Pom.ext("app"))).apply())
        .isInstanceOf(FleetException.class)
        .hasMessageContaining("the plan is refused; nothing was changed");

    assertThat(fixture.lines).last().isEqualTo("requests: 3, writes: 0");
  }

  @Test
  void whyARunCanNotGoOnIsClearedOfSecrets() {
    RunFixture fixture = new RunFixture(directory, Scene.of(Scene.set("web", 1)));
    fixture.environment.put("KEY", "correct-horse");
    fixture.reviewed(Path.of("correct-horse", "plan.json"));
    DesiredTarget set =
        Pom.set("web", Pom.ext("app").protectedSettings("{\"key\": \"secret://env/KEY\"}"));

    assertThatThrownBy(() -> fixture.run(set).apply())
        .isInstanceOf(FleetException.class)
        .hasMessageContaining("(secret)")
        .hasMessageContaining("there is no such file")
        .hasMessageNotContaining("correct-horse");
  }
}
