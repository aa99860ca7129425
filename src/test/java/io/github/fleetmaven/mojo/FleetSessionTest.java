package io.github.fleetmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.diag.FleetException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.execution.AbstractExecutionListener;
import org.apache.maven.execution.ExecutionEvent;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What waits for the end of a build of several modules. */
class FleetSessionTest {

  @TempDir private Path directory;
  private final List<String> heard = new ArrayList<>();
  private MavenBuild build;

  @BeforeEach
  void startBuild() throws IOException {
    Path pom =
        Files.writeString(
            directory.resolve("pom.xml"),
            """
            <project>
              <modelVersion>4.0.0</modelVersion>
              <groupId>g</groupId> <artifactId>a</artifactId> <version>1</version>
              <build>
                <plugins>
                  <plugin>
                    <groupId>io.github.fleetmaven</groupId>
                    <artifactId>fleet-maven-plugin</artifactId>
                  </plugin>
                </plugins>
              </build>
            </project>""");
    build = MavenBuild.of(pom, "default");
    build
        .session
        .getRequest()
        .setExecutionListener(
            new AbstractExecutionListener() {
              @Override
              public void sessionEnded(ExecutionEvent event) {
                heard.add("Maven says how the build went");
              }
            });
  }

  @Test
  void runsInOrderBeforeMavenSaysHowTheBuildWent() {
    atEnd(() -> heard.add("first"));
    atEnd(() -> heard.add("second"));

    end();

    assertThat(heard).containsExactly("first", "second", "Maven says how the build went");
    assertThat(build.session.getResult().hasExceptions()).isFalse();
  }

  @Test
  void nothingRunsAfterAFailure() {
    atEnd(
        () -> {
          throw new FleetException("not all targets are as declared", List.of());
        });
    atEnd(() -> heard.add("second"));

    end();

    assertThat(heard).containsExactly("Maven says how the build went");
    assertThat(build.session.getResult().getExceptions())
        .singleElement()
        .isInstanceOf(MojoFailureException.class)
        .hasToString(
            "org.apache.maven.plugin.MojoFailureException: not all targets are as declared");
  }

  @Test
  void anErrorOfThePluginFailsTheBuildAndLeavesMavenToSaySo() {
    atEnd(
        () -> {
          throw new IllegalStateException("broken");
        });

    end();

    assertThat(heard).containsExactly("Maven says how the build went");
    assertThat(build.session.getResult().getExceptions())
        .singleElement()
        .isInstanceOf(IllegalStateException.class);
  }

  private void atEnd(Runnable task) {
    FleetSession.of(build.session).atEnd(build.project, new SystemStreamLog(), task);
  }

  private void end() {
    FleetSession.of(build.session).sessionEnded(new SessionEnded(build.session));
  }

  /** What Maven tells of the end of a session. */
  private record SessionEnded(MavenSession session) implements ExecutionEvent {
    @Override
    public Type getType() {
      return Type.SessionEnded;
    }

    @Override
    public MavenSession getSession() {
      return session;
    }

    @Override
    public MavenProject getProject() {
      return session.getCurrentProject();
    }

    @Override
    public MojoExecution getMojoExecution() {
      return null;
    }

    @Override
    public Exception getException() {
      return null;
    }
  }
}
