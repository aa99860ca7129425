package io.github.fleetmaven.mojo;

import io.github.fleetmaven.config.ConfigurationReader;
import io.github.fleetmaven.config.RawConfiguration;
import io.github.fleetmaven.config.XmlNode;
import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.diag.FleetException;
import io.github.fleetmaven.wiring.TypedHandlers;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** What the configuration of one goal declares, if anything. */
final class Declarations {

  private static final List<String> DECLARING =
      List.of("scaleSets", "virtualMachines", "ecsGroups");

  private final MavenProject project;
  private final MavenSession session;
  private final MojoExecution execution;
  private final RawConfiguration configuration;

  Declarations(MavenProject project, MavenSession session, MojoExecution execution) {
    this.project = project;
    this.session = session;
    this.execution = execution;
    this.configuration = new ConfigurationTree(session, project, execution).read();
  }

  /**
   * Tells whether nothing is declared and that is as it may be: in one of several modules.
   *
   * @throws FleetException when a user who asked for a goal surely meant something
   */
  boolean isEmpty() {
    if (anything()) {
      return false;
    }
    List<String> elsewhere = executionsWithTargets();
    if (!elsewhere.isEmpty() && "default-cli".equals(execution.getExecutionId())) {
      throw nothing(
          "the pom declares its targets in "
              + String.join(", ", elsewhere)
              + ", which a bare goal does not read",
          "run `mvn fleet:" + execution.getGoal() + "@" + elsewhere.get(0) + "`");
    }
    refuseEmpty();
    return true;
  }

  /**
   * Refuses to do nothing, unless this is one of several modules: a list of targets that got lost
   * would look like a deployment that went well.
   */
  void refuseEmpty() {
    if (session.getProjects().size() == 1) {
      throw nothing(
          "the pom declares no targets",
          "add <scaleSets>, <virtualMachines> or <ecsGroups> to the plugin's <configuration>; the"
              + " README shows one");
    }
  }

  String whyEmpty() {
    return "no targets are declared in " + project.getArtifactId();
  }

  /**
   * Reads what is declared.
   *
   * @param strictSecrets whether secrets in the clear are errors
   */
  ConfigurationReader.Result read(boolean strictSecrets) {
    return new ConfigurationReader(TypedHandlers.all(), strictSecrets).read(configuration);
  }

  /** A misspelled top-level element is something that was meant: it is read, and told. */
  private boolean anything() {
    return configuration.root().children().stream()
        .map(XmlNode::name)
        .anyMatch(n -> DECLARING.contains(n) || !configuration.parameterNames().contains(n));
  }

  /** A goal of the command line comes with a plugin that has no executions: the project's has. */
  private List<String> executionsWithTargets() {
    Plugin plugin = project.getPlugin(execution.getPlugin().getKey());
    List<PluginExecution> executions = plugin == null ? List.of() : plugin.getExecutions();
    return executions.stream().filter(Declarations::declares).map(PluginExecution::getId).toList();
  }

  private static boolean declares(PluginExecution execution) {
    return execution.getConfiguration() instanceof Xpp3Dom dom
        && DECLARING.stream().anyMatch(name -> dom.getChild(name) != null);
  }

  private static FleetException nothing(String summary, String remedy) {
    return new FleetException(
        "there is nothing to work on", List.of(Diagnostic.error("", summary, remedy)));
  }
}
