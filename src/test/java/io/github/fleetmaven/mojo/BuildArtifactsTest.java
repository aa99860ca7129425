package io.github.fleetmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.content.ArtifactFinder;
import io.github.fleetmaven.content.ArtifactFinder.Found;
import io.github.fleetmaven.content.ArtifactFinder.Missing;
import io.github.fleetmaven.model.ContentSource;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Artifacts of the build; those of repositories are in {@code src/it}. */
class BuildArtifactsTest {

  @TempDir Path folder;

  private MavenBuild build;
  private MavenProject library;
  private ArtifactFinder finder;

  @BeforeEach
  void makeBuild() {
    build = build("app");
    library = build("library").project;
    build.session.setProjects(List.of(library, build.project));
    build.session.setAllProjects(List.of(library, build.project));
    finder = new BuildArtifacts(build.project, build.session, null);
  }

  @Test
  void thisProjectsMainArtifactHasTheNameOfItsFile() throws IOException {
    File jar = built(build.project, "application.jar", "");

    assertThat(finder.find(wanted("", "", "", "")))
        .isEqualTo(new Found(jar.toPath(), jar.getName()));
    assertThat(finder.find(wanted("", "", "", "jar"))).isInstanceOf(Found.class);
  }

  @Test
  void attachedArtifactsAreKnownByClassifierAndType() throws IOException {
    built(build.project, "app.jar", "");
    File exec = built(build.project, "app-exec.jar", "exec");

    assertThat(finder.find(wanted("", "", "exec", "")))
        .isEqualTo(new Found(exec.toPath(), "app-exec.jar"));
    assertThat(finder.find(wanted("", "", "exek", "")))
        .isEqualTo(
            new Missing(
                "app has no artifact with the classifier exek yet",
                "did you mean <classifier>exec</classifier>?"));
    assertThat(finder.find(wanted("", "", "dist", "zip")))
        .isEqualTo(
            new Missing(
                "app has no artifact with the classifier dist and the type zip yet",
                "known classifiers: exec"));
  }

  @Test
  void byCoordinatesAnArtifactHasTheNameThatARepositoryGivesIt() throws IOException {
    File jar = built(library, "lib.jar", "");

    assertThat(finder.find(wanted("", "library", "", "")))
        .isEqualTo(new Found(jar.toPath(), "library-1-SNAPSHOT.jar"));
    assertThat(finder.find(wanted("g", "library", "", ""))).isInstanceOf(Found.class);
    assertThat(finder.find(wanted("other", "library", "", "")))
        .isEqualTo(new Missing("there are no repositories here", "run the goal by Maven"));
  }

  @Test
  void whatIsNotBuiltIsToldWithTheWayToBuildIt() throws IOException {
    assertThat(finder.find(wanted("", "", "", "")))
        .isEqualTo(
            new Missing(
                "the artifact of app isn't built yet",
                "run package first, as mvn package fleet:plan"));
    assertThat(finder.find(wanted("", "library", "", "")))
        .isEqualTo(
            new Missing(
                "the artifact of library isn't built yet",
                "run package first, as mvn package fleet:plan; name it in <dependencies> too, so"
                    + " that it is built before this project"));
    File classes = Files.createDirectories(folder.resolve("classes")).toFile();
    build.project.getArtifact().setFile(classes);
    assertThat(finder.find(wanted("", "", "", ""))).isInstanceOf(Missing.class);
  }

  @Test
  void whatAnEarlierBuildLeftIsTaken() throws IOException {
    Path target = Files.createDirectories(folder.resolve("library/target"));
    Path jar = Files.writeString(target.resolve("library-1-SNAPSHOT.jar"), "jar");
    Path exec = Files.writeString(target.resolve("library-1-SNAPSHOT-exec.jar"), "jar");
    build.session.setProjects(List.of(build.project));

    assertThat(finder.find(wanted("", "library", "", "")))
        .isEqualTo(new Found(jar, "library-1-SNAPSHOT.jar"));
    assertThat(finder.find(wanted("", "library", "exec", "")))
        .isEqualTo(new Found(exec, "library-1-SNAPSHOT-exec.jar"));
  }

  @Test
  void aProjectOfPackagingPomMakesNone() {
    build.project.setPackaging("pom");

    assertThat(finder.find(wanted("", "", "", "")))
        .isEqualTo(
            new Missing(
                "app makes no artifact, since its packaging is pom", "name one by <artifactId>"));
  }

  private File built(MavenProject project, String name, String classifier) throws IOException {
    File file = Files.writeString(folder.resolve(name), "jar").toFile();
    Artifact artifact = artifact(project.getArtifactId(), classifier);
    artifact.setFile(file);
    if (classifier.isEmpty()) {
      project.setArtifact(artifact);
    } else {
      project.addAttachedArtifact(artifact);
    }
    return file;
  }

  private MavenBuild build(String artifactId) {
    MavenBuild made =
        MavenBuild.of(
            MavenBuild.write(
                folder.resolve(artifactId),
                """
                <project><modelVersion>4.0.0</modelVersion>
                <groupId>g</groupId><artifactId>%s</artifactId><version>1-SNAPSHOT</version>
                <build><plugins><plugin>
                <groupId>io.github.fleetmaven</groupId>
                <artifactId>fleet-maven-plugin</artifactId><version>1</version>
                </plugin></plugins></build>
                </project>
                """
                    .formatted(artifactId)),
            "default-cli");
    made.project.setArtifact(artifact(artifactId, ""));
    return made;
  }

  private static Artifact artifact(String artifactId, String classifier) {
    DefaultArtifactHandler handler = new DefaultArtifactHandler("jar");
    handler.setExtension("jar");
    return new DefaultArtifact(
        "g",
        artifactId,
        "1-SNAPSHOT",
        null,
        "jar",
        classifier.isEmpty() ? null : classifier,
        handler);
  }

  private static ContentSource.Artifact wanted(
      String groupId, String artifactId, String classifier, String type) {
    return new ContentSource.Artifact(
        "pom.xml:1",
        given(groupId),
        given(artifactId),
        Optional.empty(),
        given(type),
        given(classifier),
        Optional.empty());
  }

  private static Optional<String> given(String text) {
    return Optional.of(text).filter(t -> !t.isEmpty());
  }
}
