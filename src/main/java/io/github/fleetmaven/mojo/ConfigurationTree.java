package io.github.fleetmaven.mojo;

import io.github.fleetmaven.config.RawConfiguration;
import io.github.fleetmaven.config.XmlNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginContainer;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/**
 * Takes a goal's configuration from Maven, with the place of each element and the values of the
 * expressions in it.
 *
 * <p>Maven hands a goal only what the goal has parameters for. So the names at the top level come
 * from the project, where a mistyped one is still there. Not for several threads.
 */
final class ConfigurationTree {

  /** What is read here, and not by Maven's own binding. */
  private static final Set<String> READ =
      Set.of("azure", "alibaba", "content", "scaleSets", "virtualMachines", "ecsGroups");

  private final MavenSession session;
  private final MavenProject project;
  private final MojoExecution execution;
  private final Locations locations;
  private final Texts texts;
  private final StrayTexts strayTexts;

  ConfigurationTree(MavenSession session, MavenProject project, MojoExecution execution) {
    this.session = session;
    this.project = project;
    this.execution = execution;
    this.locations = new Locations(project.getBasedir().toPath());
    this.strayTexts = new StrayTexts(locations);
    this.texts = new Texts(Written.in(project), new PropertyValues(session, execution));
  }

  /** Reads the configuration of the goal that runs, with the properties as they are now. */
  RawConfiguration read() {
    return new RawConfiguration(
        root(),
        parameterNames(),
        project.getBasedir().toPath(),
        declaredProperties(),
        buildDirectories());
  }

  private XmlNode root() {
    Optional<Xpp3Dom> written = written();
    Map<String, List<Xpp3Dom>> children = new LinkedHashMap<>();
    written.ifPresent(dom -> add(dom, children, false));
    Optional.ofNullable(execution.getConfiguration()).ifPresent(dom -> add(dom, children, true));
    List<XmlNode> nodes = new ArrayList<>();
    children.values().forEach(same -> same.forEach(child -> nodes.add(top(child))));
    String location = written.map(dom -> locations.text(dom.getInputLocation())).orElse("");
    String stray = written.map(strayTexts::in).orElse("");
    return new XmlNode("configuration", Map.of(), stray, List.of(), nodes, location);
  }

  /** Adds children by name; what the project's own tree has already wins over Maven's copy. */
  private static void add(Xpp3Dom dom, Map<String, List<Xpp3Dom>> children, boolean copy) {
    Set<String> before = Set.copyOf(children.keySet());
    for (Xpp3Dom child : dom.getChildren()) {
      if (!copy || (READ.contains(child.getName()) && !before.contains(child.getName()))) {
        children.computeIfAbsent(child.getName(), name -> new ArrayList<>()).add(child);
      }
    }
  }

  private XmlNode top(Xpp3Dom child) {
    return READ.contains(child.getName())
        ? node(child)
        : new XmlNode(
            child.getName(),
            Map.of(),
            "",
            List.of(),
            List.of(),
            locations.text(child.getInputLocation()));
  }

  private XmlNode node(Xpp3Dom dom) {
    Map<String, String> attributes = new LinkedHashMap<>();
    for (String name : dom.getAttributeNames()) {
      attributes.put(name, dom.getAttribute(name));
    }
    List<XmlNode> children = new ArrayList<>();
    for (Xpp3Dom child : dom.getChildren()) {
      children.add(node(child));
    }
    Texts.Read text =
        children.isEmpty() ? texts.read(dom) : new Texts.Read(strayTexts.in(dom), List.of());
    return new XmlNode(
        dom.getName(),
        attributes,
        text.text(),
        text.expressions(),
        children,
        locations.text(dom.getInputLocation()));
  }

  /** Returns what poms wrote for this execution, before Maven takes out what the goal lacks. */
  private Optional<Xpp3Dom> written() {
    return plugin(project.getBuild())
        .or(() -> plugin(project.getPluginManagement()))
        .flatMap(
            plugin ->
                Optional.ofNullable(plugin.getExecutionsAsMap().get(execution.getExecutionId()))
                    .map(found -> found.getConfiguration())
                    .or(() -> Optional.ofNullable(plugin.getConfiguration())))
        .map(Xpp3Dom.class::cast);
  }

  private Optional<Plugin> plugin(@Nullable PluginContainer container) {
    String key = Plugin.constructKey(execution.getGroupId(), execution.getArtifactId());
    return Optional.ofNullable(container).map(c -> c.getPluginsAsMap().get(key));
  }

  private Set<String> parameterNames() {
    Set<String> names = new LinkedHashSet<>(READ);
    for (MojoDescriptor goal : execution.getMojoDescriptor().getPluginDescriptor().getMojos()) {
      List<Parameter> parameters = goal.getParameters() == null ? List.of() : goal.getParameters();
      for (Parameter parameter : parameters) {
        if (parameter.isEditable() && !goal.getGoal().equals("help")) {
          names.add(parameter.getName());
          Optional.ofNullable(parameter.getAlias()).ifPresent(names::add);
        }
      }
    }
    return names;
  }

  private Set<Path> buildDirectories() {
    return Stream.concat(Stream.of(project), session.getProjects().stream())
        .map(module -> module.getBuild().getDirectory())
        .filter(Objects::nonNull)
        .map(directory -> Path.of(directory).normalize())
        .collect(Collectors.toSet());
  }

  private Set<String> declaredProperties() {
    Set<String> names = new LinkedHashSet<>(Set.of("basedir"));
    names.addAll(project.getProperties().stringPropertyNames());
    names.addAll(session.getUserProperties().stringPropertyNames());
    session.getSystemProperties().stringPropertyNames().stream()
        .filter(name -> !name.startsWith("env."))
        .forEach(names::add);
    return names;
  }
}
