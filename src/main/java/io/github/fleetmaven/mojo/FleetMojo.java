package io.github.fleetmaven.mojo;

import io.github.fleetmaven.config.AlibabaSettings;
import io.github.fleetmaven.config.AzureSettings;
import io.github.fleetmaven.config.ConfigurationReader;
import io.github.fleetmaven.content.BuildAccess;
import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.diag.FleetException;
import io.github.fleetmaven.model.DesiredFleet;
import io.github.fleetmaven.wiring.Console;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * What all goals have in common that read a fleet from the pom. The declarations themselves are
 * read from the configuration's tree, not from the fields here, which only let Maven know their
 * names.
 */
@SuppressWarnings("NullAway.Init") // Maven sets the parameters
abstract class FleetMojo extends AbstractMojo {

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  MavenProject project;

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  MavenSession session;

  @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
  MojoExecution mojoExecution;

  /** Defaults for every Azure target, and how to sign in. */
  @Parameter @Nullable PlexusConfiguration azure;

  /** Defaults for every group of ECS instances, and how to sign in to Alibaba Cloud. */
  @Parameter @Nullable PlexusConfiguration alibaba;

  /** Where files are kept that the machines download. */
  @Parameter @Nullable PlexusConfiguration content;

  /** The scale sets of the fleet. */
  @Parameter @Nullable PlexusConfiguration scaleSets;

  /** The virtual machines of the fleet, and groups of them. */
  @Parameter @Nullable PlexusConfiguration virtualMachines;

  /** The groups of Windows instances of Alibaba Cloud ECS. */
  @Parameter @Nullable PlexusConfiguration ecsGroups;

  /** Does nothing at all. */
  @Parameter(property = "fleet.skip", defaultValue = "false")
  boolean skip;

  /** Names of the targets that are meant, separated by commas; all when left out. */
  @Parameter(property = "fleet.targets")
  @Nullable List<String> targets;

  /** Whether a secret in the clear is an error, as one in the pom is, and what looks like one. */
  @Parameter(property = "fleet.strictSecrets", defaultValue = "false")
  boolean strictSecrets;

  /** The folder for plans, reports and staged content. */
  @Parameter(property = "fleet.outputDirectory", defaultValue = "${project.build.directory}/fleet")
  File outputDirectory;

  @Inject @Nullable RepositorySystem repositories;

  @Override
  public final void execute() throws MojoFailureException {
    if (skip) {
      getLog().info("skipped (fleet.skip)");
      return;
    }
    try {
      declared().ifPresent(this::run);
    } catch (FleetException e) {
      throw new MojoFailureException(e.getMessage());
    }
  }

  /** Runs the goal for what the pom declares. */
  abstract void run(Declared declared) throws FleetException;

  /**
   * What a pom declares.
   *
   * @param azure what it says of Azure as a whole
   * @param alibaba what it says of Alibaba Cloud as a whole
   */
  record Declared(DesiredFleet fleet, AzureSettings azure, AlibabaSettings alibaba) {}

  /** Reads the pom; empty when it declares nothing and needn't. */
  private Optional<Declared> declared() {
    CommandLine.check(session, project, mojoExecution);
    Declarations declarations = new Declarations(project, session, mojoExecution);
    if (declarations.isEmpty()) {
      getLog().info(declarations.whyEmpty());
      return Optional.empty();
    }
    ConfigurationReader.Result result = declarations.read(strictSecrets);
    result.diagnostics().stream()
        .filter(d -> d.severity() == Diagnostic.Severity.WARNING)
        .forEach(d -> getLog().warn(d.text()));
    DesiredFleet fleet = result.fleet().orElseThrow(() -> wrong(result.diagnostics()));
    if (fleet.targets().isEmpty()) {
      declarations.refuseEmpty();
      getLog().info(declarations.whyEmpty());
      return Optional.empty();
    }
    return Optional.of(new Declared(fleet, result.azure(), result.alibaba()));
  }

  Console console() {
    Console log = new MavenConsole(getLog());
    return Terminal.canRedraw(session, getLog())
        ? new LiveConsole(log, new LiveScreen(System.out), TerminalSize::ask, Ticker.TWICE_A_SECOND)
        : log;
  }

  Path outputDirectory() {
    return outputDirectory.toPath();
  }

  Path baseDirectory() {
    File folder = project.getBasedir();
    return (folder == null ? new File("") : folder).toPath().toAbsolutePath();
  }

  /** Returns what content takes from this build. */
  BuildAccess build() {
    return new BuildAccess(
        new BuildArtifacts(project, session, repositories),
        new BuildTexts(new PropertyValues(session, mojoExecution)));
  }

  static List<String> orNone(@Nullable List<String> list) {
    return list == null ? List.of() : list.stream().map(String::strip).toList();
  }

  private static FleetException wrong(List<Diagnostic> diagnostics) {
    List<Diagnostic> errors =
        diagnostics.stream().filter(d -> d.severity() == Diagnostic.Severity.ERROR).toList();
    String problems = errors.size() == 1 ? "1 problem" : errors.size() + " problems";
    return new FleetException(
        "the configuration has " + problems + "; nothing was sent to a cloud", errors);
  }
}
