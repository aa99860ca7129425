package io.github.fleetmaven.mojo;

import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.diag.FleetException;
import io.github.fleetmaven.model.DesiredFleet;
import io.github.fleetmaven.wiring.FleetRun;
import io.github.fleetmaven.wiring.RunSettings;
import io.github.fleetmaven.wiring.SimulatorSettings;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/** What the goals have in common that talk to a cloud. */
abstract class CloudMojo extends FleetMojo {

  /** The cloud to work on: {@code azure}, or {@code simulator} for a rehearsal. */
  @Parameter(property = "fleet.cloud", defaultValue = "azure")
  String cloud = "azure";

  /**
   * What is allowed although a run would stop by itself: {@code allAtOnce}, {@code reimage}, {@code
   * restart}, {@code remove}, {@code pendingModel}; for one target as {@code target:value}.
   */
  @Parameter(property = "fleet.allow")
  @Nullable List<String> allow;

  /** Names of extensions to send though nothing seems changed. */
  @Parameter(property = "fleet.reapply")
  @Nullable List<String> reapply;

  /** Where Azure's Resource Manager answers, when that is not at its own address. */
  @Parameter(property = "fleet.azure.endpoint")
  @Nullable String azureEndpoint;

  /** Where Alibaba Cloud ECS answers, for all regions; the pom's own endpoint when left out. */
  @Parameter(property = "fleet.alibaba.endpoint")
  @Nullable String alibabaEndpoint;

  /**
   * Whether Windows instances of ECS are asked for the version of their driver, by a command that
   * changes nothing. Without that a plan calls the versions unknown; {@code apply} always asks.
   */
  @Parameter(property = "fleet.probe", defaultValue = "true")
  boolean probe = true;

  /** The scenario that the simulator starts from. */
  @Parameter(property = "fleet.simulator.scenario")
  @Nullable File simulatorScenario;

  /** Whether the simulator forgets what earlier goals did, and starts from its scenario again. */
  @Parameter(property = "fleet.simulator.reset", defaultValue = "false")
  boolean simulatorReset;

  /** How many times faster than the clock the simulator runs; the scenario's own when left out. */
  @Parameter(property = "fleet.simulator.timeScale")
  @Nullable Double simulatorTimeScale;

  @Inject @Nullable SettingsDecrypter decrypter;

  @Override
  final void run(Declared declared) {
    DesiredFleet fleet = FleetSession.of(session).claim(declared.fleet(), this);
    if (fleet.targets().isEmpty()) {
      getLog().info("all targets of this module were declared and handled in another one");
      return;
    }
    run(settings(declared), fleet);
  }

  /** Runs the goal. */
  abstract void run(RunSettings settings, DesiredFleet fleet);

  FleetRun open(RunSettings settings, DesiredFleet fleet) {
    SdkLogs.quiet();
    return new FleetRun(settings, fleet, console());
  }

  /** Returns the reviewed plan that is to be carried out. */
  Optional<Path> planFile() {
    return Optional.empty();
  }

  /** Tells whether the leases of other runs are taken over. */
  boolean takesOver() {
    return false;
  }

  /** Returns whether rollouts that Azure drives are left running. */
  boolean detach() {
    return false;
  }

  private RunSettings settings(Declared declared) {
    return new RunSettings(
        cloudName(),
        declared.azure(),
        Optional.ofNullable(azureEndpoint),
        declared.alibaba().withEndpoint(Optional.ofNullable(alibabaEndpoint)),
        new SimulatorSettings(
            Optional.ofNullable(simulatorScenario).map(File::toPath),
            simulatorReset,
            Optional.ofNullable(simulatorTimeScale)),
        baseDirectory(),
        outputDirectory(),
        orNone(targets),
        orNone(allow),
        orNone(reapply),
        planFile(),
        takesOver(),
        detach(),
        probe,
        session.getProjects().size() > 1,
        Terminal.hasColors(session),
        System::getenv,
        new SettingsServers(session.getSettings(), decrypter),
        build());
  }

  private RunSettings.CloudName cloudName() {
    for (RunSettings.CloudName name : RunSettings.CloudName.values()) {
      if (name.word().equals(cloud)) {
        return name;
      }
    }
    throw new FleetException(
        "the cloud can't be chosen",
        List.of(
            Diagnostic.error(
                "fleet.cloud", "there is no cloud <" + cloud + ">", "use azure or simulator")));
  }
}
