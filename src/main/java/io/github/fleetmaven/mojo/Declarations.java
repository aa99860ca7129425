package io.github.fleetmaven.mojo;

import io.github.fleetmaven.config.ConfigurationReader;
import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.diag.FleetException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/** What the configuration of one goal declares, if anything. */
final class Declarations {

  private static final List<String> DECLARING = List.of("scaleSets", "virtualMachines");

  private final MavenProject project;
  private final MavenSession session;
  private final MojoExecution execution;

  Declarations(MavenProject project, MavenSession session, MojoExecution execution) {
    this.project = project;
    this.session = session;
    this.execution = execution;
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
    String elsewhere = executionsWithTargets();
    if (!elsewhere.isEmpty() && "default-cli".equals(execution.getExecutionId())) {
      throw nothing(
          "the pom declares its targets in " + elsewhere + ", which a bare goal does not read",
          "run `mvn fleet:" + execution.getGoal() + "@" + elsewhere.split(", ")[0] + "`");
    }
    if (session.getProjects().size() > 1) {
      return true;
    }
    throw nothing(
        "the pom declares no targets",
        "add <scaleSets> or <virtualMachines> to the plugin's <configuration>; the README shows one");
  }

  String whyEmpty() {
    return "no targets are declared in " + project.getArtifactId();
  }

  ConfigurationReader.Result read() {
    return ConfigurationTree.read(project, session, execution, parameterNames());
  }

  /** A misspelled top-level element is something that was meant: it is read, and told. */
  private boolean anything() {
    Xpp3Dom configuration = execution.getConfiguration();
    if (configuration == null) {
      return false;
    }
    Set<String> known = parameterNames();
    for (Xpp3Dom child : configuration.getChildren()) {
      if (DECLARING.contains(child.getName()) ? hasText(child) : !known.contains(child.getName())) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasText(@Nullable Xpp3Dom dom) {
    return dom != null && (dom.getChildCount() > 0 || dom.getInputLocation() != null);
  }

  private String executionsWithTargets() {
    return execution.getPlugin().getExecutions().stream()
        .filter(Declarations::declares)
        .map(PluginExecution::getId)
        .collect(Collectors.joining(", "));
  }

  private static boolean declares(PluginExecution execution) {
    return execution.getConfiguration() instanceof Xpp3Dom dom
        && DECLARING.stream().anyMatch(name -> dom.getChild(name) != null);
  }

  private Set<String> parameterNames() {
    return execution.getMojoDescriptor().getPluginDescriptor().getMojos().stream()
        .map(MojoDescriptor::getParameters)
        .filter(java.util.Objects::nonNull)
        .flatMap(List::stream)
        .map(Parameter::getName)
        .collect(Collectors.toSet());
  }

  private static FleetException nothing(String summary, String remedy) {
    return new FleetException(
        "there is nothing to work on", List.of(Diagnostic.error("", summary, remedy)));
  }
}
