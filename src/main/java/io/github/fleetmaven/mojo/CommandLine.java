package io.github.fleetmaven.mojo;

import io.github.fleetmaven.config.NearestName;
import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.diag.FleetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;

/**
 * Finds mistyped properties on the command line. Maven takes any {@code -D}: {@code
 * -Dfleet.target=web} would quietly mean all targets.
 */
final class CommandLine {

  private static final String PREFIX = "fleet.";
  private static final Pattern PROPERTY = Pattern.compile("\\$\\{(fleet\\.[\\w.]+)}");

  private CommandLine() {}

  /**
   * Checks the properties that begin with {@code fleet.}; one that a pom declares is its own
   * affair, and one that is like none of ours is somebody else's.
   *
   * @throws FleetException when one is nearly one of ours
   */
  static void check(MavenSession session, MavenProject project, MojoExecution execution) {
    Set<String> known = known(execution);
    List<Diagnostic> problems = new ArrayList<>();
    for (String name : session.getUserProperties().stringPropertyNames()) {
      boolean ours = known.contains(name) || project.getProperties().containsKey(name);
      if (name.startsWith(PREFIX) && !ours) {
        NearestName.of(name.substring(PREFIX.length()), withoutPrefix(known))
            .ifPresent(meant -> problems.add(problem(name, PREFIX + meant)));
      }
    }
    if (!problems.isEmpty()) {
      throw new FleetException("the command line has a mistake; nothing was done", problems);
    }
  }

  private static Diagnostic problem(String name, String meant) {
    return Diagnostic.error(
        "-D" + name, "there is no such property", "did you mean -D" + meant + "?");
  }

  private static Set<String> withoutPrefix(Set<String> names) {
    return names.stream().map(n -> n.substring(PREFIX.length())).collect(Collectors.toSet());
  }

  private static Set<String> known(MojoExecution execution) {
    return execution.getMojoDescriptor().getPluginDescriptor().getMojos().stream()
        .map(goal -> String.valueOf(goal.getMojoConfiguration()))
        .flatMap(text -> PROPERTY.matcher(text).results())
        .map((MatchResult match) -> match.group(1))
        .collect(Collectors.toSet());
  }
}
