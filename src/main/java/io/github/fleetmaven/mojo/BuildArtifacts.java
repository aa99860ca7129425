package io.github.fleetmaven.mojo;

import io.github.fleetmaven.content.ArtifactFinder;
import io.github.fleetmaven.model.ContentSource;
import java.nio.file.Path;
import java.util.List;
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
    return modules().stream()
        .filter(m -> m.getGroupId().equals(groupId))
        .filter(m -> m.getArtifactId().equals(artifactId.get()))
        .filter(m -> artifact.version().map(m.getVersion()::equals).orElse(true))
        .findFirst()
        .map(module -> ofModule(module, artifact))
        .orElseGet(() -> inRepositories(groupId, artifactId.get(), artifact));
  }

  /** Returns all modules, those that this run leaves out included. */
  private List<MavenProject> modules() {
    return Optional.ofNullable(session.getAllProjects()).orElseGet(session::getProjects);
  }

  private Result ofModule(MavenProject module, ContentSource.Artifact artifact) {
    Result result = new ModuleArtifacts(module).find(artifact);
    if (result instanceof Found found) {
      return new Found(found.file(), name(module, artifact, found.file()));
    }
    if (module.equals(project)) {
      return result;
    }
    if (!session.getProjects().contains(module)) {
      Result elsewhere = inRepositories(module.getGroupId(), module.getArtifactId(), artifact);
      return elsewhere instanceof Found ? elsewhere : result;
    }
    Missing missing = (Missing) result;
    return new Missing(
        missing.summary(),
        missing.remedy()
            + "; name it in <dependencies> too, so that it is built before this project");
  }

  private Result inRepositories(
      String groupId, String artifactId, ContentSource.Artifact artifact) {
    return new RepositoryArtifacts(project, session, repositories)
        .find(groupId, artifactId, artifact);
  }

  /** By coordinates an artifact has one name, wherever it is found. */
  private static String name(MavenProject module, ContentSource.Artifact artifact, Path path) {
    String file = String.valueOf(path.getFileName());
    return RepositoryArtifacts.fileName(
        module.getArtifactId(),
        module.getVersion(),
        artifact.classifier().orElse(""),
        file.substring(file.lastIndexOf('.') + 1));
  }
}
