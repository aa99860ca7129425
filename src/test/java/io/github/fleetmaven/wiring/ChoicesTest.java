package io.github.fleetmaven.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fleetmaven.config.AlibabaSettings;
import io.github.fleetmaven.config.AzureSettings;
import io.github.fleetmaven.content.BuildAccess;
import io.github.fleetmaven.diag.FleetException;
import io.github.fleetmaven.engine.Pom;
import io.github.fleetmaven.model.DesiredFleet;
import io.github.fleetmaven.model.Permission;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Where a build has several modules, a name may be another module's; a permission can't. */
class ChoicesTest {

  private static final DesiredFleet FLEET =
      new DesiredFleet(List.of(Pom.set("web", Pom.ext("app"))));

  @Test
  void aMistypedPermissionIsAnErrorInEveryBuild() {
    assertThatThrownBy(() -> choices(true, "web:reimagine").fleet())
        .isInstanceOf(FleetException.class)
        .hasMessageContaining("there is no permission <reimagine>");
  }

  @Test
  void anotherModulesTargetIsNone() {
    Choices choices = choices(true, "elsewhere:reimage", "web:restart");

    assertThat(choices.fleet()).isEqualTo(FLEET);
    assertThat(choices.options(FLEET.targets().get(0)).allow()).containsExactly(Permission.RESTART);
    assertThatThrownBy(() -> choices(false, "elsewhere:reimage").fleet())
        .hasMessageContaining("there is no target <elsewhere>");
  }

  private static Choices choices(boolean severalModules, String... allow) {
    RunSettings settings =
        new RunSettings(
            RunSettings.CloudName.SIMULATOR,
            AzureSettings.DEFAULT,
            Optional.empty(),
            AlibabaSettings.DEFAULT,
            new SimulatorSettings(Optional.empty(), false, Optional.empty()),
            Path.of(""),
            Path.of("target"),
            List.of(),
            List.of(allow),
            List.of(),
            Optional.empty(),
            false,
            false,
            true,
            severalModules,
            false,
            name -> null,
            id -> Optional.empty(),
            BuildAccess.NONE);
    return new Choices(settings, FLEET);
  }
}
