package io.github.fleetmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fleetmaven.diag.FleetException;
import io.github.fleetmaven.model.DesiredFleet;
import io.github.fleetmaven.model.DesiredTarget;
import io.github.fleetmaven.model.ResourceId;
import io.github.fleetmaven.model.RolloutPolicy;
import io.github.fleetmaven.model.ecs.EcsSelection;
import io.github.fleetmaven.plan.EcsFixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
  void aTargetThatAChildInheritsIsHandledOnce() throws IOException {
    MavenProject child = child();
    FleetSession session = FleetSession.of(build.session);

    assertThat(session.claim(declaredAt("pom.xml:9"), "apply", build.project).targets()).hasSize(1);
    assertThat(session.claim(declaredAt("../pom.xml:9"), "apply", child).targets()).isEmpty();
    assertThat(session.claim(declaredAt("pom.xml:9"), "apply", build.project).targets()).hasSize(1);
    assertThat(session.claim(declaredAt("../pom.xml:9"), "status", child).targets()).hasSize(1);
  }

  @Test
  void aTargetThatTwoModulesDeclareIsAMistake() throws IOException {
    MavenProject child = child();
    FleetSession session = FleetSession.of(build.session);
    session.claim(declaredAt("pom.xml:9"), "apply", build.project);

    assertThatThrownBy(() -> session.claim(declaredAt("pom.xml:4"), "apply", child))
        .isInstanceOf(FleetException.class)
        .hasMessageContaining("pom.xml:4: web")
        .hasMessageContaining("pom.xml:9");
  }

  @Test
  void anEcsGroupIsKnownByItsRegionAndItsName() throws IOException {
    MavenProject child = child();
    FleetSession session = FleetSession.of(build.session);
    session.claim(ecs("cn-hangzhou", "i-1", "pom.xml:9"), "apply", build.project);

    assertThat(session.claim(ecs("us-west-1", "i-1", "pom.xml:4"), "apply", child).targets())
        .hasSize(1);
    assertThatThrownBy(() -> session.claim(ecs("cn-hangzhou", "i-2", "pom.xml:4"), "apply", child))
        .isInstanceOf(FleetException.class)
        .hasMessageContaining("pom.xml:4: web");
  }

  private static DesiredFleet ecs(String region, String instance, String place) {
    DesiredTarget.EcsGroup group = EcsFixtures.group();
    return new DesiredFleet(
        List.of(
            new DesiredTarget.EcsGroup(
                group.name(),
                region,
                new EcsSelection.Ids(List.of(instance)),
                group.driver(),
                place,
                group.rollout(),
                group.allow())));
  }

  private MavenProject child() throws IOException {
    Path folder = Files.createDirectories(directory.resolve("child"));
    MavenProject child = new MavenProject();
    child.setArtifactId("child");
    child.setFile(Files.writeString(folder.resolve("pom.xml"), "<project/>").toFile());
    return child;
  }

  private static DesiredFleet declaredAt(String place) {
    return new DesiredFleet(
        List.of(
            new DesiredTarget.ScaleSet(
                ResourceId.scaleSet("s", "g", "web"),
                place,
                Optional.empty(),
                List.of(),
                RolloutPolicy.DEFAULT,
                Set.of())));
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
