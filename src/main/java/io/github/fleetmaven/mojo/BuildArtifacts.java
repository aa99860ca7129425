package io.github.fleetmaven.mojo;

import io.github.fleetmaven.content.ArtifactFinder;
import io.github.fleetmaven.model.ContentSource;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * Finds artifacts as the rest of a build would: those of this project, then those of the modules
 * built with it, then those of repositories.
 */
final class BuildArtifacts implements ArtifactFinder {

  private final MavenProject project;
  private final MavenSession session;
  private final @Nullable RepositorySystem repositories;

  BuildArtifacts(
      MavenProject project, MavenSession session, @Nullable RepositorySystem repositories) {
    this.project = project;
    this.session = session;
    this.repositories = repositories;
  }

  @Override
  public Result find(ContentSource.Artifact artifact) {
    Optional<String> artifactId = artifact.artifactId();
    if (artifactId.isEmpty()) {
      return new ModuleArtifacts(project).find(artifact);
    }
    String groupId = artifact.groupId().orElse(project.getGroupId());
    Optional<MavenProject> module =
        session.getProjects().stream()
            .filter(m -> m.getGroupId().equals(groupId))
            .filter(m -> m.getArtifactId().equals(artifactId.get()))
            .filter(m -> artifact.version().map(m.getVersion()::equals).orElse(true))
            .findFirst();
    return module
        .map(m -> m.equals(project) ? own(artifact) : ofModule(m, artifact))
        .orElseGet(
            () ->
                new RepositoryArtifacts(project, session, repositories)
                    .find(groupId, artifactId.get(), artifact));
  }

  /** By coordinates an artifact has one name, wherever it is found. */
  private Result own(ContentSource.Artifact artifact) {
    return named(project, artifact, new ModuleArtifacts(project).find(artifact));
  }

  private static Result ofModule(MavenProject module, ContentSource.Artifact artifact) {
    Result result = new ModuleArtifacts(module).find(artifact);
    if (result instanceof Missing missing) {
      return new Missing(
          missing.summary(),
          missing.remedy()
              + "; declare it as a <dependency> too, so that it is built before this project");
    }
    return named(module, artifact, result);
  }

  private static Result named(MavenProject module, ContentSource.Artifact artifact, Result result) {
    if (result instanceof Found found) {
      String file = String.valueOf(found.file().getFileName());
      String name =
          RepositoryArtifacts.fileName(
              module.getArtifactId(),
              module.getVersion(),
              artifact.classifier().orElse(""),
              file.substring(file.lastIndexOf('.') + 1));
      return new Found(found.file(), name);
    }
    return result;
  }
}
