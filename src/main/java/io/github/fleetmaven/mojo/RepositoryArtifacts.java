package io.github.fleetmaven.mojo;

import io.github.fleetmaven.content.ArtifactFinder.Found;
import io.github.fleetmaven.content.ArtifactFinder.Missing;
import io.github.fleetmaven.content.ArtifactFinder.Result;
import io.github.fleetmaven.model.ContentSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.DependencyManagement;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.ArtifactType;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.jspecify.annotations.Nullable;

/** The artifacts of the repositories that a project knows. */
record RepositoryArtifacts(
    MavenProject project, MavenSession session, @Nullable RepositorySystem repositories) {

  private static final String DEFAULT_TYPE = "jar";

  /** Returns what a repository calls an artifact, a snapshot's times left out. */
  static String fileName(String artifactId, String version, String classifier, String extension) {
    return artifactId
        + "-"
        + version
        + (classifier.isEmpty() ? "" : "-" + classifier)
        + "."
        + extension;
  }

  /** Returns an artifact; it is downloaded when it isn't in the local repository. */
  Result find(String groupId, String artifactId, ContentSource.Artifact wanted) {
    if (repositories == null) {
      return new Missing("there are no repositories here", "run the goal by Maven");
    }
    Artifact artifact = artifact(groupId, artifactId, wanted);
    ArtifactRequest request =
        new ArtifactRequest(artifact, project.getRemoteProjectRepositories(), null);
    try {
      Artifact resolved =
          repositories.resolveArtifact(session.getRepositorySession(), request).getArtifact();
      return new Found(
          resolved.getFile().toPath(),
          fileName(
              artifactId,
              artifact.getBaseVersion(),
              artifact.getClassifier(),
              artifact.getExtension()));
    } catch (ArtifactResolutionException e) {
      return new Missing(
          "the artifact " + artifact + " can't be found: " + e.getMessage(),
          "correct its coordinates, or add the repository that has it");
    }
  }

  private Artifact artifact(String groupId, String artifactId, ContentSource.Artifact wanted) {
    String type = wanted.type().orElse(DEFAULT_TYPE);
    Optional<ArtifactType> known =
        Optional.ofNullable(session.getRepositorySession().getArtifactTypeRegistry())
            .map(registry -> registry.get(type));
    return new DefaultArtifact(
        groupId,
        artifactId,
        wanted.classifier().or(() -> known.map(ArtifactType::getClassifier)).orElse(""),
        known.map(ArtifactType::getExtension).orElse(type),
        wanted.version().orElseGet(() -> version(groupId, artifactId)));
  }

  private String version(String groupId, String artifactId) {
    return Stream.concat(project.getDependencies().stream(), managed().stream())
        .filter(d -> groupId.equals(d.getGroupId()) && artifactId.equals(d.getArtifactId()))
        .map(Dependency::getVersion)
        .filter(v -> v != null && !v.isEmpty())
        .findFirst()
        .orElse(project.getVersion());
  }

  private List<Dependency> managed() {
    return Optional.ofNullable(project.getDependencyManagement())
        .map(DependencyManagement::getDependencies)
        .orElse(List.of());
  }
}
