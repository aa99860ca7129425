package io.github.fleetmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.junit.jupiter.api.Test;

/** What Maven hands to each goal: the defaults, and what a pom says instead. */
@MojoTest
class GoalParametersTest {

  @Test
  @InjectMojo(goal = "validate", pom = "src/test/resources/poms/empty.xml")
  void validateHasDefaults(ValidateMojo goal) {
    hasCommonDefaults(goal);
  }

  @Test
  @InjectMojo(goal = "package", pom = "src/test/resources/poms/empty.xml")
  void packageHasDefaults(PackageMojo goal) {
    hasCommonDefaults(goal);
  }

  @Test
  @InjectMojo(goal = "status", pom = "src/test/resources/poms/empty.xml")
  void statusHasDefaults(StatusMojo goal) {
    hasDefaultsOfACloud(goal);
  }

  @Test
  @InjectMojo(goal = "plan", pom = "src/test/resources/poms/empty.xml")
  void planHasDefaults(PlanMojo goal) {
    hasDefaultsOfACloud(goal);
    assertThat(goal.failOnDrift).isFalse();
  }

  @Test
  @InjectMojo(goal = "apply", pom = "src/test/resources/poms/empty.xml")
  void applyHasDefaults(ApplyMojo goal) {
    hasDefaultsOfACloud(goal);
    assertThat(goal.plan).isNull();
    assertThat(goal.atEnd).isTrue();
    assertThat(goal.detach).isFalse();
  }

  @Test
  @InjectMojo(goal = "simulator", pom = "src/test/resources/poms/empty.xml")
  void simulatorHasDefaults(SimulatorMojo goal) {
    hasDefaultsOfAServer(goal);
  }

  @Test
  @InjectMojo(goal = "simulator-start", pom = "src/test/resources/poms/empty.xml")
  void simulatorStartHasDefaults(SimulatorStartMojo goal) {
    hasDefaultsOfAServer(goal);
  }

  @Test
  @InjectMojo(goal = "simulator-stop", pom = "src/test/resources/poms/empty.xml")
  void simulatorStopHasDefaults(SimulatorStopMojo goal) {
    assertThat(goal.skip).isFalse();
  }

  @Test
  @InjectMojo(goal = "apply", pom = "src/test/resources/poms/full.xml")
  void applyTakesWhatAPomSays(ApplyMojo goal) {
    takesWhatAPomSays(goal);
    assertThat(goal.plan).isEqualTo(new File("reviewed.json").getAbsoluteFile());
    assertThat(goal.atEnd).isFalse();
    assertThat(goal.detach).isTrue();
  }

  @Test
  @InjectMojo(goal = "plan", pom = "src/test/resources/poms/full.xml")
  void planTakesWhatAPomSays(PlanMojo goal) {
    takesWhatAPomSays(goal);
    assertThat(goal.failOnDrift).isTrue();
  }

  @Test
  @InjectMojo(goal = "status", pom = "src/test/resources/poms/full.xml")
  void statusTakesWhatAPomSays(StatusMojo goal) {
    takesWhatAPomSays(goal);
  }

  @Test
  @InjectMojo(goal = "simulator-start", pom = "src/test/resources/poms/full.xml")
  void simulatorStartTakesWhatAPomSays(SimulatorStartMojo goal) {
    serverTakesWhatAPomSays(goal);
  }

  @Test
  @InjectMojo(goal = "simulator", pom = "src/test/resources/poms/full.xml")
  void simulatorTakesWhatAPomSays(SimulatorMojo goal) {
    serverTakesWhatAPomSays(goal);
  }

  @Test
  @InjectMojo(goal = "plan", pom = "src/test/resources/poms/empty.xml")
  @MojoParameter(name = "targets", value = "web, db")
  @MojoParameter(name = "allow", value = "reimage,web:remove")
  @MojoParameter(name = "reapply", value = "app")
  void listsAreSeparatedByCommas(PlanMojo goal) {
    assertThat(FleetMojo.orNone(goal.targets)).containsExactly("web", "db");
    assertThat(FleetMojo.orNone(goal.allow)).containsExactly("reimage", "web:remove");
    assertThat(FleetMojo.orNone(goal.reapply)).containsExactly("app");
  }

  private static void hasCommonDefaults(FleetMojo goal) {
    assertThat(goal.skip).isFalse();
    assertThat(FleetMojo.orNone(goal.targets)).isEmpty();
    assertThat(goal.azure).isNull();
    assertThat(goal.scaleSets).isNull();
    assertThat(goal.virtualMachines).isNull();
    assertThat(goal.outputDirectory).isEqualTo(file("target/fleet"));
    assertThat(goal.strictSecrets).isFalse();
  }

  private static void hasDefaultsOfACloud(CloudMojo goal) {
    hasCommonDefaults(goal);
    assertThat(goal.cloud).isEqualTo("azure");
    assertThat(FleetMojo.orNone(goal.allow)).isEmpty();
    assertThat(FleetMojo.orNone(goal.reapply)).isEmpty();
    assertThat(goal.azureEndpoint).isNull();
    assertThat(goal.simulatorScenario).isNull();
    assertThat(goal.simulatorReset).isFalse();
    assertThat(goal.simulatorTimeScale).isNull();
  }

  private static void hasDefaultsOfAServer(SimulatorServerMojo goal) {
    assertThat(goal.skip).isFalse();
    assertThat(goal.outputDirectory).isEqualTo(file("target/fleet"));
    assertThat(goal.simulatorScenario).isNull();
    assertThat(goal.simulatorReset).isFalse();
    assertThat(goal.simulatorTimeScale).isNull();
    assertThat(goal.simulatorPort).isZero();
    assertThat(goal.simulatorTls).isFalse();
  }

  private static void takesWhatAPomSays(CloudMojo goal) {
    assertThat(goal.skip).isTrue();
    assertThat(goal.targets).containsExactly("web", "db");
    assertThat(goal.azure).isNotNull();
    assertThat(goal.scaleSets).isNotNull();
    assertThat(goal.virtualMachines).isNotNull();
    assertThat(goal.outputDirectory).isEqualTo(file("target/reports"));
    assertThat(goal.strictSecrets).isTrue();
    assertThat(goal.cloud).isEqualTo("simulator");
    assertThat(goal.allow).containsExactly("reimage", "web:remove");
    assertThat(goal.reapply).containsExactly("app");
    assertThat(goal.azureEndpoint).isEqualTo("http://127.0.0.1:8080");
    assertThat(goal.simulatorScenario).isEqualTo(file("scenario.json"));
    assertThat(goal.simulatorReset).isTrue();
    assertThat(goal.simulatorTimeScale).isEqualTo(60.0);
  }

  private static void serverTakesWhatAPomSays(SimulatorServerMojo goal) {
    assertThat(goal.skip).isTrue();
    assertThat(goal.outputDirectory).isEqualTo(file("target/reports"));
    assertThat(goal.simulatorScenario).isEqualTo(file("scenario.json"));
    assertThat(goal.simulatorReset).isTrue();
    assertThat(goal.simulatorTimeScale).isEqualTo(60.0);
    assertThat(goal.simulatorPort).isEqualTo(8080);
    assertThat(goal.simulatorTls).isTrue();
  }

  private static File file(String path) {
    return new File(path).getAbsoluteFile();
  }
}
