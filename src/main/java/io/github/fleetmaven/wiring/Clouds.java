package io.github.fleetmaven.wiring;

import io.github.fleetmaven.azure.AzureCloud;
import io.github.fleetmaven.azure.AzureEnvironmentName;
import io.github.fleetmaven.azure.AzureOptions;
import io.github.fleetmaven.azure.Credentials;
import io.github.fleetmaven.azure.LocalTransport;
import io.github.fleetmaven.cloud.Cloud;
import io.github.fleetmaven.cloud.WaitListener;
import io.github.fleetmaven.config.AzureSettings;
import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.diag.FleetException;
import io.github.fleetmaven.model.Sensitive;
import io.github.fleetmaven.secret.Masker;
import io.github.fleetmaven.secret.ServerCredentials;
import io.github.fleetmaven.simulator.Simulator;
import io.github.fleetmaven.time.ScaledTime;
import io.github.fleetmaven.time.Time;
import java.util.List;
import java.util.Optional;

/**
 * Opens the cloud of a run.
 *
 * @param cloud the cloud
 * @param time by which the run waits; a simulator's runs faster
 * @param timeScale how many times faster
 * @param simulator what answers in place of the network, in a rehearsal
 */
record Clouds(Cloud cloud, Time time, double timeScale, Optional<Simulator> simulator) {

  static Clouds open(RunSettings settings, Time time, Masker masker, WaitListener waits) {
    return switch (settings.cloud()) {
      case SIMULATOR -> simulator(settings, time, masker, waits);
      case AZURE -> azure(settings, time, masker, waits);
    };
  }

  private static Clouds simulator(
      RunSettings settings, Time time, Masker masker, WaitListener waits) {
    Simulator simulator =
        Simulators.rehearsal(settings.simulator(), settings.outputDirectory(), time);
    Time scaled = new ScaledTime(time, simulator.timeScale());
    LocalTransport transport = new SimulatorTransport(simulator);
    AzureOptions options =
        new AzureOptions(
            environment(settings.azure()),
            Optional.empty(),
            new Credentials.None(),
            Optional.of(transport),
            waits,
            masker);
    return new Clouds(
        AzureCloud.open(options, scaled), scaled, simulator.timeScale(), Optional.of(simulator));
  }

  private static Clouds azure(RunSettings settings, Time time, Masker masker, WaitListener waits) {
    AzureOptions options =
        new AzureOptions(
            environment(settings.azure()),
            settings.endpoint(),
            credentials(settings, masker),
            Optional.empty(),
            waits,
            masker);
    return new Clouds(AzureCloud.open(options, time), time, 1, Optional.empty());
  }

  /** Returns the credentials of somebody whom nobody asks for any. */
  static Credentials nobody() {
    return new Credentials.None();
  }

  static AzureEnvironmentName environment(AzureSettings azure) {
    return switch (azure.environment()) {
      case AZURE -> AzureEnvironmentName.AZURE;
      case AZURE_CHINA -> AzureEnvironmentName.AZURE_CHINA;
      case AZURE_US_GOVERNMENT -> AzureEnvironmentName.AZURE_US_GOVERNMENT;
    };
  }

  static Credentials credentials(RunSettings settings, Masker masker) {
    AzureSettings azure = settings.azure();
    return switch (azure.authType()) {
      case AUTO -> new Credentials.Auto(azure.tenantId());
      case ENVIRONMENT -> named(Credentials.Source.ENVIRONMENT, azure);
      case WORKLOAD_IDENTITY -> named(Credentials.Source.WORKLOAD_IDENTITY, azure);
      case MANAGED_IDENTITY -> named(Credentials.Source.MANAGED_IDENTITY, azure);
      case AZURE_CLI -> named(Credentials.Source.AZURE_CLI, azure);
      case SERVER -> servicePrincipal(settings, masker);
    };
  }

  private static Credentials named(Credentials.Source source, AzureSettings azure) {
    return new Credentials.Named(source, azure.tenantId());
  }

  /** The user name of the server is the client id, its password the client secret. */
  private static Credentials servicePrincipal(RunSettings settings, Masker masker) {
    String id = settings.azure().serverId().orElse("");
    ServerCredentials server =
        settings.servers().apply(id).orElseThrow(() -> missing(id, "there is no such server"));
    String secret =
        server.password().orElseThrow(() -> missing(id, "it has no <password>, the client secret"));
    masker.remember(secret);
    return new Credentials.ServicePrincipal(
        settings.azure().tenantId().orElseThrow(() -> missing(id, "the pom names no <tenantId>")),
        server.username().orElseThrow(() -> missing(id, "it has no <username>, the client id")),
        new Sensitive<>(secret));
  }

  private static FleetException missing(String id, String what) {
    return new FleetException(
        "the service principal can't be used",
        List.of(
            Diagnostic.error(
                "settings.xml, server <" + id + ">",
                what,
                "see docs/azure.md for how to sign in")));
  }
}
