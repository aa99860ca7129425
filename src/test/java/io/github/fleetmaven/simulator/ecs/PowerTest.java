package io.github.fleetmaven.simulator.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PowerTest {

  private static final String OLD_BOOT = "2025-12-02T00:00:00Z";

  @TempDir Path directory;

  private Aliyun open(String faults) {
    return Aliyun.of(
        directory,
        """
        { "instances": [ {"id": "i-1"}, {"id": "i-2"}, {"id": "i-off", "status": "Stopped"},
                         {"id": "i-locked", "locks": ["security"]} ],
          "faults": [%s] }"""
            .formatted(faults));
  }

  private Aliyun faulty(String outcome) {
    return open(
        "{\"when\": {\"instance\": \"i-1\", \"event\": \"reboot\"}, \"outcome\": \"%s\"}"
            .formatted(outcome));
  }

  private static String status(Aliyun ecs, String id) {
    return ecs.instance(id).path("Status").asText();
  }

  @Test
  void restartsAndIsBackALittleAfterTheBoot() {
    Aliyun ecs = open("");
    Aliyun.Reply reply = ecs.call("RebootInstances", "InstanceId.1", "i-1").ok();
    assertThat(reply.at("/InstanceResponses/InstanceResponse/0/Code")).isEqualTo("200");
    assertThat(reply.at("/InstanceResponses/InstanceResponse/0/PreviousStatus"))
        .isEqualTo("Running");
    assertThat(reply.at("/InstanceResponses/InstanceResponse/0/CurrentStatus"))
        .isEqualTo("Stopping");
    assertThat(status(ecs, "i-1")).isEqualTo("Stopping");
    ecs.pass("PT61S");
    assertThat(status(ecs, "i-1")).isEqualTo("Running");
    assertThat(ecs.instance("i-1").path("StartTime").asText()).isEqualTo("2026-01-01T00:01Z");
    String early = ecs.run(Aliyun.CHECK, "i-1");
    ecs.pass("PT10S");
    assertThat(ecs.how(early)).isEqualTo("Pending");
    assertThat(ecs.agent("i-1").path("LastHeartbeatTime").asText())
        .isEqualTo("2026-01-01T00:00:00Z");
    ecs.pass("PT10S");
    assertThat(ecs.output(early)).contains("|2026-01-01T00:01:00Z");
    assertThat(ecs.agent("i-1").path("LastHeartbeatTime").asText())
        .isEqualTo("2026-01-01T00:01:15Z");
    assertThat(ecs.journal("instance"))
        .containsExactly("i-1 restarting", "i-1 restarted", "i-1 agentBack");
  }

  @Test
  void restartsAllOrNone() {
    Aliyun ecs = open("");
    ecs.call("RebootInstances", "InstanceId.1", "i-1", "InstanceId.2", "i-off")
        .refused(403, "IncorrectInstanceStatus");
    assertThat(status(ecs, "i-1")).isEqualTo("Running");
    ecs.call("RebootInstances", "InstanceId.1", "i-nowhere")
        .refused(404, "InvalidInstanceId.NotFound");
    ecs.call("RebootInstances", "InstanceId.1", "i-1", "DryRun", "true")
        .refused(400, "DryRunOperation");
    assertThat(status(ecs, "i-1")).isEqualTo("Running");
  }

  @Test
  void restartsThoseThatItCanWhenEachIsByItself() {
    Aliyun ecs = open("");
    Aliyun.Reply reply =
        ecs.call(
                "RebootInstances",
                "BatchOptimization",
                "SuccessFirst",
                "InstanceId.1",
                "i-1",
                "InstanceId.2",
                "i-off",
                "InstanceId.3",
                "i-nowhere",
                "InstanceId.4",
                "i-locked")
            .ok();
    assertThat(reply.all("/InstanceResponses/InstanceResponse", "Code"))
        .containsExactly(
            "200",
            "IncorrectInstanceStatus",
            "InvalidInstanceId.NotFound",
            "InstanceLockedForSecurity");
    assertThat(status(ecs, "i-1")).isEqualTo("Stopping");
  }

  @Test
  void interruptsWhatRuns() {
    Aliyun ecs = open("");
    String update = ecs.run(Aliyun.UPDATE, "i-1");
    ecs.pass("PT30S");
    ecs.call("RebootInstance", "InstanceId", "i-1").ok();
    ecs.pass("PT70S");
    assertThat(ecs.how(update)).isEqualTo("Running");
    ecs.pass("PT6S");
    assertThat(ecs.how(update)).isEqualTo("Error ExecutionInterrupted");
    assertThat(ecs.check("i-1")).contains("58006");
  }

  @Test
  void doesNothingThoughItSaysSo() {
    Aliyun ecs = faulty("nothing");
    ecs.call("RebootInstance", "InstanceId", "i-1").ok();
    assertThat(status(ecs, "i-1")).isEqualTo("Stopping");
    ecs.pass("PT2M");
    assertThat(status(ecs, "i-1")).isEqualTo("Running");
    assertThat(ecs.check("i-1")).endsWith(OLD_BOOT);
    assertThat(ecs.journal("instance")).containsExactly("i-1 restarting", "i-1 notRestarted");
  }

  @Test
  void losesItsAgentForGood() {
    Aliyun ecs = faulty("agentLost");
    ecs.call("RebootInstance", "InstanceId", "i-1").ok();
    ecs.pass("PT1M30S");
    assertThat(status(ecs, "i-1")).isEqualTo("Running");
    // For two minutes after its last report ECS takes it for running.
    assertThat(ecs.agent("i-1").path("CloudAssistantStatus").asText()).isEqualTo("true");
    ecs.pass("PT1H");
    assertThat(ecs.agent("i-1").path("CloudAssistantStatus").asText()).isEqualTo("false");
    String check = ecs.run(Aliyun.CHECK, "i-1");
    ecs.pass("PT1M");
    assertThat(ecs.how(check)).isEqualTo("Aborted ClientNotRunning");
  }

  @Test
  void staysOff() {
    Aliyun ecs = faulty("stopped");
    ecs.call("RebootInstance", "InstanceId", "i-1").ok();
    ecs.pass("PT2M");
    assertThat(status(ecs, "i-1")).isEqualTo("Stopped");
  }

  @Test
  void stopsAndStarts() {
    Aliyun ecs = open("");
    String running = ecs.run(Aliyun.UPDATE, "i-1");
    ecs.pass("PT5S");
    ecs.call("StopInstances", "InstanceId.1", "i-1", "InstanceId.2", "i-2").ok();
    assertThat(ecs.how(running)).isEqualTo("Error InstanceNotRunning");
    assertThat(status(ecs, "i-1")).isEqualTo("Stopping");
    ecs.call("StartInstance", "InstanceId", "i-1").refused(403, "IncorrectInstanceStatus");
    ecs.pass("PT30S");
    assertThat(status(ecs, "i-1")).isEqualTo("Stopped");
    ecs.call("StartInstance", "InstanceId", "i-1").ok();
    assertThat(status(ecs, "i-1")).isEqualTo("Starting");
    ecs.pass("PT1M");
    assertThat(ecs.check("i-1")).endsWith("2026-01-01T00:01:05Z");
    ecs.call("StopInstance", "InstanceId", "i-off").refused(403, "IncorrectInstanceStatus");
  }

  /** A command whose agent never tells how it ended isn't waited for for ever. */
  @Test
  void givesUpOnACommandWhoseAgentIsLost() {
    Aliyun ecs = faulty("agentLost");
    String update = ecs.runWithin("120", Aliyun.UPDATE, "i-1");
    ecs.pass("PT5S");
    ecs.call("RebootInstance", "InstanceId", "i-1").ok();
    ecs.pass("PT2M");
    assertThat(ecs.how(update)).isEqualTo("Running");
    ecs.pass("PT2M");
    assertThat(ecs.how(update)).isEqualTo("Error ClientNotResponse");
  }

  /** The system is going down by itself when ECS is asked to restart it, too: one boot counts. */
  @Test
  void bootsOnceWhenItIsRestartedTwice() {
    Aliyun ecs =
        open("{\"when\": {\"instance\": \"i-1\", \"event\": \"command\"}, \"exitCode\": 3010}");
    ecs.run("exit 3010", "i-1");
    ecs.pass("PT36S");
    ecs.call("RebootInstance", "InstanceId", "i-1").ok();
    ecs.pass("PT31S");
    assertThat(status(ecs, "i-1")).isEqualTo("Stopping");
    ecs.pass("PT1M");
    assertThat(ecs.check("i-1")).endsWith("2026-01-01T00:01:36Z");
    assertThat(ecs.journal("instance"))
        .containsExactly("i-1 restarting", "i-1 restarting", "i-1 restarted", "i-1 agentBack");
  }
}
