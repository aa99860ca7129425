package io.github.fleetmaven.mojo;

import io.github.fleetmaven.config.NearestName;
import io.github.fleetmaven.content.ArtifactFinder.Found;
import io.github.fleetmaven.content.ArtifactFinder.Missing;
import io.github.fleetmaven.content.ArtifactFinder.Result;
import io.github.fleetmaven.model.ContentSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.project.MavenProject;

/** The artifacts that one module of the build makes. */
record ModuleArtifacts(MavenProject module) {

  /** Returns the one of that classifier and type; what is empty is the main artifact's. */
  Result find(ContentSource.Artifact wanted) {
    Artifact main = module.getArtifact();
    boolean isMain =
        wanted.classifier().isEmpty() && wanted.type().map(t -> isOf(main, t)).orElse(true);
    return isMain ? main(main) : attached(wanted);
  }

  private Result main(Artifact main) {
    if (main.getFile() != null && main.getFile().isFile()) {
      return found(main);
    }
    if (module.getPackaging().equals("pom")) {
      return new Missing(
          module.getArtifactId() + " makes no artifact, since its packaging is pom",
          "name one by <artifactId>");
    }
    return new Missing(
        "the artifact of " + module.getArtifactId() + " isn't built yet",
        "run package in the same build, as mvn package fleet:plan");
  }

  private Result attached(ContentSource.Artifact wanted) {
    String classifier = wanted.classifier().orElse("");
    return module.getAttachedArtifacts().stream()
        .filter(a -> classifier.equals(Optional.ofNullable(a.getClassifier()).orElse("")))
        .filter(a -> wanted.type().map(t -> isOf(a, t)).orElse(true))
        .filter(a -> a.getFile() != null && a.getFile().isFile())
        .findFirst()
        .map(ModuleArtifacts::found)
        .orElseGet(() -> notAttached(wanted));
  }

  private Result notAttached(ContentSource.Artifact wanted) {
    String what =
        Stream.of(
                wanted.classifier().map(c -> "the classifier " + c),
                wanted.type().map(t -> "the type " + t))
            .flatMap(Optional::stream)
            .collect(Collectors.joining(" and "));
    return new Missing(
        module.getArtifactId() + " has no artifact with " + what + " yet", remedy(wanted));
  }

  private String remedy(ContentSource.Artifact wanted) {
    List<String> known =
        module.getAttachedArtifacts().stream()
            .map(Artifact::getClassifier)
            .filter(c -> c != null && !c.isEmpty())
            .sorted()
            .distinct()
            .toList();
    if (known.isEmpty()) {
      return "run package in the same build, as mvn package fleet:plan";
    }
    return NearestName.of(wanted.classifier().orElse(""), known)
        .map(c -> "did you mean <classifier>" + c + "</classifier>?")
        .orElseGet(() -> "known classifiers: " + String.join(", ", known));
  }

  private static boolean isOf(Artifact artifact, String type) {
    return artifact.getType().equals(type)
        || artifact.getArtifactHandler().getExtension().equals(type);
  }

  private static Result found(Artifact artifact) {
    return new Found(artifact.getFile().toPath(), artifact.getFile().getName());
  }
}
