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
    BuildTexts texts = texts(build);

    assertThat(
            texts.filter(
                "a ${port} @port@ ${project.version} @project.artifactId@ ${user}\r\n"
                    + "${unknown} @unknown@ $HOME $(date) ${1:-x} a@b.c\n\n"))
        .isEqualTo(
            "a 8080 8080 1 app u\r\n" + "${unknown} @unknown@ $HOME $(date) ${1:-x} a@b.c\n\n");
  }

  @Test
  void neitherTheEnvironmentNorSettingsGetIntoFiles() {
    MavenBuild build = build();
    build.session.getSystemProperties().setProperty("env.PASSWORD", "canary");

    assertThat(texts(build).filter("${env.PASSWORD} @env.PASSWORD@ ${settings.localRepository}"))
        .isEqualTo("${env.PASSWORD} @env.PASSWORD@ ${settings.localRepository}");
  }

  @Test
  void addressesOfMailAndShellExpressionsStay() {
    String text = "mail a@b.c @port, d@e.f ${arr[@]} ${x:-${y}} $${port} @{port}@ ${\n}";

    assertThat(texts(build()).filter(text + " @port@"))
        .isEqualTo(text.replace("$${port}", "$8080") + " 8080");
  }

  @Test
  void aPropertyThatIsSetLaterCounts() {
    MavenBuild build = build();
    BuildTexts texts = texts(build);
    texts.filter("${port}");
    build.project.getProperties().setProperty("port", "9090");

    assertThat(texts.filter("${port}")).isEqualTo("9090");
  }

  private static BuildTexts texts(MavenBuild build) {
    return new BuildTexts(new PropertyValues(build.session, build.execution));
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
