package io.github.fleetmaven.simulator.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DriverUpdateTest {

  private static final String OLD = "VIRTIO|100.76.104.58006|2025-12-02T00:00:00Z";
  private static final String WRAPPER =
      "\nif ($code -eq 3010 -or $code -eq 3009) { \"EXIT|$code\"; exit 0 }";

  @TempDir Path directory;

  private Aliyun one(String more) {
    return Aliyun.of(directory, "{\"instances\": [{\"id\": \"i-1\"}]%s}".formatted(more));
  }

  private Aliyun faulty(String event, String what) {
    return one(
        ", \"faults\": [{\"when\": {\"instance\": \"i-1\", \"event\": \"%s\"}, %s}]"
            .formatted(event, what));
  }

  @Test
  void readsTheVersionOfTheFileAndTheTimeOfTheBoot() {
    Aliyun ecs = one("");
    assertThat(ecs.check("i-1")).isEqualTo(OLD);
    String invocation = ecs.run(Aliyun.CHECK, "i-1");
    assertThat(ecs.how(invocation)).isEqualTo("Pending");
    ecs.pass("PT2S");
    assertThat(ecs.how(invocation)).isEqualTo("Running");
    assertThat(ecs.output(invocation)).isEmpty();
    ecs.pass("PT5S");
    assertThat(ecs.how(invocation)).isEqualTo("Success 0");
    assertThat(ecs.output(invocation)).isEqualTo(OLD + "\r\n");
    assertThat(ecs.result(invocation).path("StartTime").asText()).isEqualTo("2026-01-01T00:00:08Z");
    assertThat(ecs.result(invocation).path("FinishedTime").asText())
        .isEqualTo("2026-01-01T00:00:13Z");
  }

  @Test
  void printsNoVersionWhereThereIsNoFile() {
    Aliyun ecs = Aliyun.of(directory, "{\"instances\": [{\"id\": \"i-1\", \"driver\": \"\"}]}");
    assertThat(ecs.check("i-1")).isEqualTo("VIRTIO||2025-12-02T00:00:00Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        Aliyun.UPDATE,
        "& ./InstallVirtIo.ps1",
        "# ACS-ECS-InstallVirtioDriver-windows.ps1",
        "msiexec /i https://oss.example.com/virtio-win-58017.msi /qn",
        "Start-Process C:\\Temp\\virtio_setup.exe"
      })
  void knowsAnUpdateByItsContent(String content) {
    Aliyun ecs = one("");
    ecs.run(content, "i-1");
    ecs.pass("PT2M");
    assertThat(ecs.check("i-1")).isEqualTo("VIRTIO|100.91.104.58017|2025-12-02T00:00:00Z");
    assertThat(ecs.journal("instance")).containsExactly("i-1 driverUpdated", "i-1 agentBack");
  }

  private static String packed(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  @Test
  void looksIntoWhatACommandCarries() throws IOException {
    String script = "# a script of some length\n" + Aliyun.UPDATE;
    String[] carried = {
      Base64.getEncoder().encodeToString(script.getBytes(StandardCharsets.UTF_8)),
      Base64.getEncoder().encodeToString(script.getBytes(StandardCharsets.UTF_16LE)),
      packed(script)
    };
    for (String each : carried) {
      Aliyun ecs = one("");
      ecs.run("$script = '" + each + "'" + WRAPPER, "i-1");
      ecs.pass("PT2M");
      assertThat(ecs.check("i-1")).contains("58017");
    }
  }

  @Test
  void loadsTheDriverWithTheNextBootOnly() {
    Aliyun ecs =
        one(", \"commands\": [{\"content\": \"loaded\", \"output\": \"${loadedVersion}\"}]");
    ecs.run(Aliyun.UPDATE, "i-1");
    ecs.pass("PT2M");
    String before = ecs.run("loaded?", "i-1");
    ecs.pass("PT7S");
    assertThat(ecs.output(before)).isEqualTo("100.76.104.58006");
    ecs.call("RebootInstance", "InstanceId", "i-1").ok();
    ecs.pass("PT2M");
    String after = ecs.run("loaded?", "i-1");
    ecs.pass("PT7S");
    assertThat(ecs.output(after)).isEqualTo("100.91.104.58017");
  }

  /** 90 seconds, of which the network drops for the last five, and five more. */
  @Test
  void isSilentWhileTheNetworkDrops() {
    Aliyun ecs = one("");
    String update = ecs.run(Aliyun.UPDATE, "i-1");
    ecs.pass("PT87S");
    String during = ecs.run(Aliyun.CHECK, "i-1");
    ecs.pass("PT4S");
    assertThat(ecs.how(update)).isEqualTo("Running");
    assertThat(ecs.how(during)).isEqualTo("Pending");
    assertThat(ecs.agent("i-1").path("CloudAssistantStatus").asText()).isEqualTo("true");
    assertThat(ecs.agent("i-1").path("ActiveTaskCount").asInt()).isEqualTo(2);
    ecs.pass("PT6S");
    assertThat(ecs.how(update)).isEqualTo("Success 0");
    assertThat(ecs.result(update).path("FinishedTime").asText()).isEqualTo("2026-01-01T00:01:31Z");
    assertThat(ecs.how(during)).isEqualTo("Running");
  }

  @Test
  void dropsTheNetworkForLongerWithManyDisks() {
    Aliyun ecs = Aliyun.of(directory, "{\"instances\": [{\"id\": \"i-1\", \"disks\": 5}]}");
    String update = ecs.run(Aliyun.UPDATE, "i-1");
    ecs.pass("PT50S");
    String during = ecs.run(Aliyun.CHECK, "i-1");
    ecs.pass("PT61S");
    assertThat(ecs.how(during)).isEqualTo("Aborted DeliveryTimeout");
    assertThat(ecs.how(update)).isEqualTo("Running");
    ecs.pass("PT25S");
    assertThat(ecs.how(update)).isEqualTo("Success 0");
  }

  /** The agent of Windows reboots at 3010: at once, whatever anybody's budget says. */
  @Test
  void rebootsAtAnExitCodeOf3010() {
    Aliyun ecs = faulty("update", "\"exitCode\": 3010");
    String update = ecs.run(Aliyun.UPDATE, "i-1");
    ecs.pass("PT97S");
    assertThat(ecs.how(update)).isEqualTo("Failed 3010 ExitCodeNonzero");
    assertThat(ecs.result(update).path("InvokeRecordStatus").asText()).isEqualTo("Finished");
    assertThat(ecs.instance("i-1").path("Status").asText()).isEqualTo("Running");
    ecs.pass("PT2M");
    assertThat(ecs.check("i-1")).isEqualTo("VIRTIO|100.91.104.58017|2026-01-01T00:02:36Z");
    assertThat(ecs.instance("i-1").path("StartTime").asText()).isEqualTo("2025-12-02T00:00Z");
    assertThat(ecs.journal("instance"))
        .containsExactly(
            "i-1 driverUpdated",
            "i-1 agentBack",
            "i-1 restarting",
            "i-1 restarted",
            "i-1 agentBack");
  }

  @Test
  void powersOffAtAnExitCodeOf3009() {
    Aliyun ecs = faulty("update", "\"exitCode\": 3009");
    ecs.run(Aliyun.UPDATE, "i-1");
    ecs.pass("PT3M");
    assertThat(ecs.instance("i-1").path("Status").asText()).isEqualTo("Stopped");
  }

  @Test
  void leavesAnInstanceUpWhenAWrapperKeepsTheCodeToItself() {
    Aliyun ecs = faulty("update", "\"exitCode\": 3010");
    String update = ecs.run(Aliyun.UPDATE + WRAPPER, "i-1");
    ecs.pass("PT3M");
    assertThat(ecs.how(update)).isEqualTo("Success 0");
    assertThat(ecs.output(update)).isEqualTo("EXIT|3010\r\n");
    assertThat(ecs.check("i-1")).isEqualTo("VIRTIO|100.91.104.58017|2025-12-02T00:00:00Z");
  }

  @Test
  void keepsTheOldDriverWhenTheInstallerFails() {
    Aliyun ecs = faulty("update", "\"exitCode\": 246");
    String update = ecs.run(Aliyun.UPDATE + WRAPPER, "i-1");
    ecs.pass("PT3M");
    assertThat(ecs.how(update)).isEqualTo("Failed 246 ExitCodeNonzero");
    assertThat(ecs.output(update)).isEqualTo("EXIT|246\r\n");
    assertThat(ecs.check("i-1")).isEqualTo(OLD);
  }

  @Test
  void timesOutAndHasSucceeded() {
    Aliyun ecs = faulty("update", "\"outcome\": \"timeout\", \"applied\": true");
    String update = ecs.runWithin("300", Aliyun.UPDATE, "i-1");
    ecs.pass("PT4M59S");
    assertThat(ecs.how(update)).isEqualTo("Running");
    ecs.pass("PT3S");
    assertThat(ecs.how(update)).isEqualTo("Timeout ExecutionTimeout");
    assertThat(ecs.result(update).path("InvokeRecordStatus").asText()).isEqualTo("Failed");
    assertThat(ecs.check("i-1")).contains("58017");
  }

  @Test
  void isKilledWhenItsTimeoutIsTooShort() {
    Aliyun ecs = one("");
    String update = ecs.runWithin("60", Aliyun.UPDATE, "i-1");
    ecs.pass("PT2M");
    assertThat(ecs.how(update)).isEqualTo("Timeout ExecutionTimeout");
    assertThat(ecs.check("i-1")).isEqualTo(OLD);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "clientNotResponse Error ClientNotResponse",
        "interrupted Error ExecutionInterrupted",
        "exception Error ExecutionException",
        "timeout Timeout ExecutionTimeout",
        "deliveryTimeout Aborted DeliveryTimeout"
      })
  void endsInEveryWayThatSaysNothing(String line) {
    String[] words = line.split(" ", -1);
    Aliyun ecs = faulty("update", "\"outcome\": \"" + words[0] + "\"");
    String update = ecs.run(Aliyun.UPDATE, "i-1");
    ecs.pass("PT15M");
    assertThat(ecs.how(update)).isEqualTo(words[1] + " " + words[2]);
    assertThat(ecs.check("i-1")).isEqualTo(OLD);
  }

  @Test
  void printsWhatTheScenarioWantsAndCutsIt() {
    Aliyun ecs =
        one(
            """
            , "faults": [
              { "when": {"instance": "i-1", "event": "check", "nth": 1}, "output": "no such thing" },
              { "when": {"instance": "i-1", "event": "check", "nth": 2}, "dropped": 20 },
              { "when": {"instance": "i-1", "event": "check", "nth": 3}, "output": "", "exitCode": 1 },
              { "when": {"instance": "i-*", "event": "check"}, "times": 1, "output": "once" } ]""");
    assertThat(ecs.check("i-1")).isEqualTo("no such thing");
    String cut = ecs.run(Aliyun.CHECK, "i-1");
    ecs.pass("PT7S");
    assertThat(ecs.output(cut)).isEqualTo("VIRTIO|100.76.104.58006|20");
    assertThat(ecs.result(cut).path("Dropped").asInt()).isEqualTo(20);
    String failed = ecs.run(Aliyun.CHECK, "i-1");
    ecs.pass("PT7S");
    assertThat(ecs.how(failed)).isEqualTo("Failed 1 ExitCodeNonzero");
    assertThat(ecs.check("i-1")).isEqualTo("once");
    assertThat(ecs.check("i-1")).isEqualTo(OLD);
  }

  @Test
  void cutsOffWhatIsMoreThan24Kilobytes() {
    String section = ", \"commands\": [{\"content\": \"long\", \"output\": \"%s\"}]";
    Aliyun ecs = one(section.formatted("x".repeat(24 * 1024 + 7)));
    String invocation = ecs.run("long", "i-1");
    ecs.pass("PT7S");
    assertThat(ecs.output(invocation)).hasSize(24 * 1024);
    assertThat(ecs.result(invocation).path("Dropped").asInt()).isEqualTo(7);
  }

  @Test
  void doesWhatTheRulesOfTheScenarioSay() {
    Aliyun ecs =
        one(
            """
            , "latestDriver": "1.2.3.60000", "commands": [
              { "content": "magic", "effect": "updateDriver", "takes": "PT20S", "exitCode": 3010,
                "output": "done ${exitCode} on ${instanceName}" } ]""");
    String update = ecs.run("do MAGIC" + WRAPPER, "i-1");
    ecs.pass("PT30S");
    assertThat(ecs.output(update)).isEqualTo("done 3010 on i-1");
    assertThat(ecs.check("i-1")).contains("1.2.3.60000");
  }

  @Test
  void notesRunsInTheJournal() {
    Aliyun ecs = one("");
    ecs.check("i-1");
    assertThat(ecs.journal("handler")).containsExactly("i-1 0");
    String line =
        ecs.simulator.journal().stream().filter(each -> each.contains("handler")).findFirst().get();
    assertThat(line).contains("\"extension\":\"a command\"", "\"target\":\"ecs/cn-hangzhou\"");
  }
}
