package io.github.fleetmaven.mojo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.model.building.DefaultModelBuilderFactory;
import org.apache.maven.model.building.DefaultModelBuildingRequest;
import org.apache.maven.model.building.ModelBuildingException;
import org.apache.maven.model.building.ModelBuildingResult;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.InvalidPluginDescriptorException;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** A project that Maven's own model builder makes of poms, and a goal that runs in it. */
final class MavenBuild {

  private static final String PLUGIN = "io.github.fleetmaven:fleet-maven-plugin";

  final MavenProject project;
  final MavenSession session;
  final MojoExecution execution;

  private MavenBuild(MavenProject project, MavenSession session, MojoExecution execution) {
    this.project = project;
    this.session = session;
    this.execution = execution;
  }

  /**
   * Starts a goal.
   *
   * @param pom the project's pom
   * @param executionId of the execution in which it runs
   * @param profiles that are active
   */
  static MavenBuild of(Path pom, String executionId, String... profiles) {
    Properties system = new Properties();
    system.setProperty("env.HOME", "/home/builder");
    MavenProject project = project(pom, system, List.of(profiles));
    DefaultMavenExecutionRequest request = new DefaultMavenExecutionRequest();
    request.setSystemProperties(system);
    @SuppressWarnings("deprecation") // the only constructor that needs no container
    MavenSession session =
        new MavenSession(
            null,
            (org.eclipse.aether.RepositorySystemSession) null,
            request,
            new DefaultMavenExecutionResult());
    session.setProjects(List.of(project));
    session.setCurrentProject(project);
    return new MavenBuild(project, session, execution(project, executionId));
  }

  ConfigurationTree tree() {
    return new ConfigurationTree(session, project, execution);
  }

  private static MavenProject project(Path pom, Properties system, List<String> profiles) {
    ModelBuildingResult built = build(pom, system, profiles);
    MavenProject project = new MavenProject(built.getEffectiveModel());
    project.setOriginalModel(built.getRawModel());
    project.setFile(pom.toFile());
    MavenProject child = project;
    for (String id : new ArrayList<>(built.getModelIds()).subList(1, built.getModelIds().size())) {
      MavenProject parent = new MavenProject(built.getRawModel(id).clone());
      parent.setOriginalModel(built.getRawModel(id));
      child.setParent(parent);
      child = parent;
    }
    return project;
  }

  private static ModelBuildingResult build(Path pom, Properties system, List<String> profiles) {
    DefaultModelBuildingRequest request = new DefaultModelBuildingRequest();
    request.setPomFile(pom.toFile());
    request.setSystemProperties(system);
    request.setActiveProfileIds(profiles);
    request.setProcessPlugins(true);
    request.setLocationTracking(true);
    try {
      return new DefaultModelBuilderFactory().newInstance().build(request);
    } catch (ModelBuildingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /**
   * Does what Maven does when it calculates an execution: keeps what the goal has parameters for.
   */
  private static MojoExecution execution(MavenProject project, String executionId) {
    Plugin plugin = project.getPlugin(PLUGIN);
    PluginExecution declared = plugin.getExecutionsAsMap().get(executionId);
    Xpp3Dom written = (Xpp3Dom) (declared == null ? plugin : declared).getConfiguration();
    Xpp3Dom kept = new Xpp3Dom("configuration");
    for (String name : List.of("azure", "scaleSets", "virtualMachines")) {
      if (written != null && written.getChild(name) != null) {
        kept.addChild(new Xpp3Dom(written.getChild(name)));
      }
    }
    Xpp3Dom skip = new Xpp3Dom("skip");
    skip.setValue("${fleet.skip}");
    kept.addChild(skip);
    MojoExecution execution = new MojoExecution(plugin, "plan", executionId);
    execution.setMojoDescriptor(goal());
    execution.setConfiguration(kept);
    return execution;
  }

  private static MojoDescriptor goal() {
    try {
      MojoDescriptor goal = new MojoDescriptor();
      goal.setGoal("plan");
      for (String name : List.of("azure", "scaleSets", "virtualMachines", "skip")) {
        Parameter parameter = new Parameter();
        parameter.setName(name);
        goal.addParameter(parameter);
      }
      Parameter injected = new Parameter();
      injected.setName("session");
      injected.setEditable(false);
      goal.addParameter(injected);
      PluginDescriptor plugin = new PluginDescriptor();
      plugin.setGroupId("io.github.fleetmaven");
      plugin.setArtifactId("fleet-maven-plugin");
      goal.setPluginDescriptor(plugin);
      plugin.addMojo(goal);
      return goal;
    } catch (InvalidPluginDescriptorException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Writes a pom. */
  static Path write(Path folder, String pom) {
    try {
      return Files.writeString(Files.createDirectories(folder).resolve("pom.xml"), pom);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
