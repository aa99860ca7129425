package io.github.fleetmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildTextsTest {

  @TempDir Path folder;

  @Test
  void replacesWhatTheResourcesPluginReplaces() {
    MavenBuild build = build();
    build.session.getUserProperties().setProperty("user", "u");
    BuildTexts texts = new BuildTexts(build.project, build.session);

    assertThat(
            texts.filter(
                "a ${port} @port@ ${project.version} @project.artifactId@ ${user}\r\n"
                    + "${unknown} @unknown@ $HOME $(date) ${1:-x} a@b.c\n\n"))
        .isEqualTo(
            "a 8080 8080 1 app u\r\n" + "${unknown} @unknown@ $HOME $(date) ${1:-x} a@b.c\n\n");
  }

  @Test
  void aPropertyThatIsSetLaterCounts() {
    MavenBuild build = build();
    BuildTexts texts = new BuildTexts(build.project, build.session);
    texts.filter("${port}");
    build.project.getProperties().setProperty("port", "9090");

    assertThat(texts.filter("${port}")).isEqualTo("9090");
  }

  private MavenBuild build() {
    return MavenBuild.of(
        MavenBuild.write(
            folder,
            """
            <project><modelVersion>4.0.0</modelVersion>
            <groupId>g</groupId><artifactId>app</artifactId><version>1</version>
            <properties><port>8080</port></properties>
            <build><plugins><plugin>
            <groupId>io.github.fleetmaven</groupId><artifactId>fleet-maven-plugin</artifactId>
            <version>1</version>
            </plugin></plugins></build>
            </project>
            """),
        "default-cli");
  }
}
