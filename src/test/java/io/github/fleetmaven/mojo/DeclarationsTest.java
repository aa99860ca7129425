package io.github.fleetmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fleetmaven.diag.FleetException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether a pom declares anything. */
class DeclarationsTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"scaleSets", "virtualMachines", "ecsGroups"})
  void everyKindOfTargetIsSomething(String element) {
    assertThat(declarations("<" + element + "/>").isEmpty()).isFalse();
  }

  @Test
  void nothingIsToldWhatWouldBeSomething() {
    assertThatThrownBy(declarations("<alibaba/>")::refuseEmpty)
        .isInstanceOf(FleetException.class)
        .hasMessageContaining(
            "add <scaleSets>, <virtualMachines> or <ecsGroups> to the plugin's <configuration>");
  }

  @Test
  void readsAnEcsGroupByWayOfMaven() {
    assertThat(
            declarations(
                    """
                    <alibaba><regionId>${region}</regionId></alibaba>
                    <ecsGroups><ecsGroup><name>web</name>
                    <instanceIds><instanceId>i-1</instanceId></instanceIds>
                    <virtioDriver><feature>diskSerial</feature>
                    <acknowledge>networkInterruption,antivirusDisabled</acknowledge></virtioDriver>
                    </ecsGroup></ecsGroups>
                    """)
                .read(false)
                .fleet()
                .orElseThrow()
                .targets()
                .get(0)
                .toString())
        .contains("cn-hangzhou", "i-1", "58017");
  }

  private Declarations declarations(String inside) {
    Path pom =
        MavenBuild.write(
            folder,
            """
            <project>
              <modelVersion>4.0.0</modelVersion>
              <groupId>g</groupId> <artifactId>a</artifactId> <version>1</version>
              <properties><region>cn-hangzhou</region></properties>
              <build><plugins><plugin>
                <groupId>io.github.fleetmaven</groupId>
                <artifactId>fleet-maven-plugin</artifactId>
                <configuration>%s</configuration>
              </plugin></plugins></build>
            </project>"""
                .formatted(inside));
    MavenBuild build = MavenBuild.of(pom, "default-cli");
    return new Declarations(build.project, build.session, build.execution);
  }
}
