package io.github.fleetmaven.plan;

import static io.github.fleetmaven.plan.EcsFixtures.instance;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.model.ecs.CloudAssistant;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EcsPreflightTest {

  @Test
  void passesARunningWindowsWhoseAgentIsOnline() {
    assertThat(failures(instance("i-1"))).isEmpty();
    assertThat(EcsPreflight.isFit(instance("i-1").build())).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"Stopped,stopped", "Starting,starting", "Stopping,stopping", "Pending,pending"})
  void wantsItRunning(String status, String word) {
    assertThat(failures(instance("i-1").status(status))).containsExactly("it is " + word);
    assertThat(EcsPreflight.isFit(instance("i-1").status(status).build())).isFalse();
  }

  @Test
  void saysNothingOfTheAgentOfAnInstanceThatDoesNotRun() {
    assertThat(failures(instance("i-1").status("Stopped").offline()))
        .containsExactly("it is stopped");
  }

  @Test
  void wantsWindows() {
    assertThat(failures(instance("i-1").os("linux", "CentOS  7.6 64bit")))
        .containsExactly("its system is linux and not Windows");
    assertThat(failures(instance("i-1").os("", "")))
        .containsExactly("its system is unknown and not Windows");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Windows Server 2008 Standard SP2 32bit",
        "Windows Server  2008 R2 Enterprise 64bit Chinese",
        "Windows Server 2012 R2 Datacenter",
        "windows server 2022 datacenter",
        "Windows Server 2025 Datacenter 64bit English",
        "Windows Server Version 1909 Datacenter 64bit",
        "Windows Server Version 20H2 Datacenter"
      })
  void passesServersSince2008(String name) {
    assertThat(failures(instance("i-1").os("windows", name))).isEmpty();
  }

  @Test
  void refusesOlderServers() {
    assertThat(failures(instance("i-1").os("windows", "Windows Server 2003 R2 Enterprise")))
        .containsExactly("Windows Server 2003 R2 Enterprise is older than Windows Server 2008");
  }

  @Test
  void refusesAWindowsThatIsNotKnown() {
    assertThat(failures(instance("i-1").os("windows", "")))
        .containsExactly("it isn't known which Windows it has");
    assertThat(failures(instance("i-1").os("windows", "Windows 10 Professional")))
        .containsExactly("Windows 10 Professional isn't known to be Windows Server 2008 or later");
    assertThat(failures(instance("i-1").os("windows", "Custom image 2019"))).hasSize(1);
  }

  @Test
  void wantsNoLock() {
    assertThat(failures(instance("i-1").locks("security", "financial")))
        .containsExactly("it is locked (security, financial)");
  }

  @Test
  void wantsTheAgentOnline() {
    assertThat(failures(instance("i-1").offline()))
        .containsExactly("its Cloud Assistant agent is offline, or it has none");
    assertThat(
            failures(
                instance("i-1")
                    .agent(
                        new CloudAssistant(
                            false,
                            Optional.empty(),
                            Optional.of(Instant.parse("2026-01-02T03:04:05Z")),
                            0))))
        .containsExactly(
            "its Cloud Assistant agent is offline, last heard of at 2026-01-02T03:04:05Z");
  }

  @Test
  void tellsHowTheUpdateEndedAfterWhichTheAgentIsOffline() {
    assertThat(failures(instance("i-1").offline().updatedWell(EcsFixtures.BOOTED)))
        .containsExactly(
            "its Cloud Assistant agent is offline, or it has none; an earlier run had updated its"
                + " driver, by 2026-01-01T00:00:00Z");
    assertThat(failures(instance("i-1").offline().updated(EcsFixtures.BOOTED)))
        .containsExactly(
            "its Cloud Assistant agent is offline, or it has none; an earlier run had sent it an"
                + " update, which ended by 2026-01-01T00:00:00Z");
  }

  @Test
  void wantsTheAgentIdle() {
    assertThat(failures(instance("i-1").tasks(1)))
        .containsExactly("its Cloud Assistant agent is busy with 1 task");
    assertThat(failures(instance("i-1").tasks(2)))
        .containsExactly("its Cloud Assistant agent is busy with 2 tasks");
  }

  @Test
  void bearsAnAgentThatIsBusyWithOurUpdateOrOutOfReachByIt() {
    assertThat(failures(instance("i-1").tasks(1).updating())).isEmpty();
    assertThat(failures(instance("i-1").offline().updating())).isEmpty();
    assertThat(failures(instance("i-1").locks("security").updating())).hasSize(1);
    assertThat(failures(instance("i-1").offline().updated(EcsFixtures.BOOTED))).hasSize(1);
  }

  @Test
  void tellsAllThatFailsAtOnce() {
    assertThat(failures(instance("i-1").os("linux", "Debian").locks("security").offline()))
        .containsExactly(
            "its system is linux and not Windows",
            "it is locked (security)",
            "its Cloud Assistant agent is offline, or it has none");
  }

  private static List<String> failures(EcsFixtures.Builder instance) {
    return EcsPreflight.failures(instance.build());
  }
}
