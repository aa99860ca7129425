package io.github.fleetmaven.mojo;

import io.github.fleetmaven.config.NearestName;
import io.github.fleetmaven.content.ArtifactFinder.Found;
import io.github.fleetmaven.content.ArtifactFinder.Missing;
import io.github.fleetmaven.content.ArtifactFinder.Result;
import io.github.fleetmaven.model.ContentSource;
import java.io.File;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.project.MavenProject;

/**
 * The artifacts that one module of the build makes: those of this run, else what an earlier one
 * left in the module's build folder.
 */
record ModuleArtifacts(MavenProject module) {

  private static final String PACKAGE = "run package first, as mvn package fleet:plan";

  /** Returns the one of that classifier and type; what is empty is the main artifact's. */
  Result find(ContentSource.Artifact wanted) {
    Artifact main = module.getArtifact();
    boolean isMain =
        wanted.classifier().isEmpty() && wanted.type().map(t -> isOf(main, t)).orElse(true);
    if (isMain && isBuilt(main)) {
      return found(main.getFile());
    }
    if (isMain && module.getPackaging().equals("pom")) {
      return new Missing(
          module.getArtifactId() + " makes no artifact, since its packaging is pom",
          "name one by <artifactId>");
    }
    String extension = main.getArtifactHandler().getExtension();
    return (isMain ? Optional.<Artifact>empty() : attached(wanted))
        .map(artifact -> found(artifact.getFile()))
        .or(() -> left(wanted, isMain ? extension : wanted.type().orElse("jar")))
        .orElseGet(() -> isMain ? notBuilt() : notAttached(wanted));
  }

  private Optional<Artifact> attached(ContentSource.Artifact wanted) {
    String classifier = wanted.classifier().orElse("");
    return module.getAttachedArtifacts().stream()
        .filter(a -> classifier.equals(Optional.ofNullable(a.getClassifier()).orElse("")))
        .filter(a -> wanted.type().map(t -> isOf(a, t)).orElse(true))
        .filter(ModuleArtifacts::isBuilt)
        .findFirst();
  }

  private Optional<Result> left(ContentSource.Artifact wanted, String extension) {
    String name =
        module.getBuild().getFinalName()
            + wanted.classifier().map(c -> "-" + c).orElse("")
            + "."
            + extension;
    File file = new File(module.getBuild().getDirectory(), name);
    return file.isFile() ? Optional.of(found(file)) : Optional.empty();
  }

  private Result notBuilt() {
    return new Missing("the artifact of " + module.getArtifactId() + " isn't built yet", PACKAGE);
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
      return PACKAGE;
    }
    return NearestName.of(wanted.classifier().orElse(""), known)
        .map(c -> "did you mean <classifier>" + c + "</classifier>?")
        .orElseGet(() -> "known classifiers: " + String.join(", ", known));
  }

  private static boolean isOf(Artifact artifact, String type) {
    return artifact.getType().equals(type)
        || artifact.getArtifactHandler().getExtension().equals(type);
  }

  /** In a build that stops before package, the file is a folder of classes. */
  private static boolean isBuilt(Artifact artifact) {
    return artifact.getFile() != null && artifact.getFile().isFile();
  }

  private static Result found(File file) {
    return new Found(file.toPath(), file.getName());
  }
}
