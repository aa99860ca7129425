package io.github.fleetmaven.mojo;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.model.BuildBase;
import org.apache.maven.model.Model;
import org.apache.maven.model.ModelBase;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginContainer;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.model.Profile;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the poms of a project and its parents, before Maven put values in place of
 * expressions. Maven does that with variables of the environment too, so that only here one can see
 * that a command had {@code ${HOME}} in it. An element is known by its file, line and column.
 */
final class Written {

  private final Map<SourceLocation, String> texts = new HashMap<>();
  private final Map<String, String> properties = new HashMap<>();

  private Written() {}

  /** Reads the poms of a project and of its parents. */
  static Written in(MavenProject project) {
    Written written = new Written();
    for (MavenProject here = project; here != null; here = here.getParent()) {
      Model model = here.getOriginalModel();
      if (model != null) {
        for (Profile profile : model.getProfiles()) {
          written.add(profile, profile.getBuild());
        }
        written.add(model, model.getBuild());
      }
    }
    return written;
  }

  /** Returns the text of an element as a user wrote it; empty where that isn't known. */
  Optional<String> text(Xpp3Dom dom) {
    return SourceLocation.of(dom.getInputLocation()).map(texts::get);
  }

  /**
   * Returns the expressions in a text, and in the properties that these name.
   *
   * @param text as a user wrote it
   */
  Set<String> expressions(String text) {
    Set<String> found = new LinkedHashSet<>();
    collect(text, found);
    return found;
  }

  private void collect(String text, Set<String> found) {
    for (String name : ExpressionScanner.names(text)) {
      if (found.add(name) && properties.containsKey(name)) {
        collect(properties.getOrDefault(name, ""), found);
      }
    }
  }

  private void add(ModelBase model, @Nullable BuildBase build) {
    for (String name : model.getProperties().stringPropertyNames()) {
      properties.putIfAbsent(name, model.getProperties().getProperty(name));
    }
    if (build != null) {
      add(build);
      Optional.ofNullable(build.getPluginManagement()).ifPresent(this::add);
    }
  }

  private void add(PluginContainer plugins) {
    for (Plugin plugin : plugins.getPlugins()) {
      add(plugin.getConfiguration());
      List<PluginExecution> executions = plugin.getExecutions();
      executions.forEach(execution -> add(execution.getConfiguration()));
    }
  }

  private void add(@Nullable Object configuration) {
    if (configuration instanceof Xpp3Dom dom) {
      if (dom.getValue() != null) {
        SourceLocation.of(dom.getInputLocation()).ifPresent(at -> texts.put(at, dom.getValue()));
      }
      for (Xpp3Dom child : dom.getChildren()) {
        add(child);
      }
    }
  }
}
