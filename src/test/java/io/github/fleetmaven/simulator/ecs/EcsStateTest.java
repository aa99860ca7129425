package io.github.fleetmaven.simulator.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.Simulator;
import io.github.fleetmaven.simulator.SimulatorOptions;
import io.github.fleetmaven.time.ManualTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EcsStateTest {

  private static final String SECTION =
      "\"ecs\": {\"instances\": [{\"idPrefix\": \"i-\", \"count\": 3, \"tags\": {\"a\": \"b\"}}],"
          + " \"faults\": [{\"when\": {\"instance\": \"i-1\", \"event\": \"check\"},"
          + " \"output\": \"x\", \"times\": 1}]}";

  @TempDir Path directory;
  private final ManualTime time = new ManualTime(Aliyun.START);

  private Aliyun reopen(String timing) {
    return Aliyun.kept(directory, "{" + timing + SECTION + "}", time);
  }

  private Aliyun reopen() {
    return reopen("");
  }

  @Test
  void goesOnInAnotherProcess() {
    Aliyun first = reopen();
    String snapshot = first.call("CreateSnapshot", "DiskId", "d-1-0").at("/SnapshotId");
    String update = first.run(Aliyun.UPDATE, "i-1", "i-2");
    assertThat(first.check("i-1")).isEqualTo("x");
    time.advance(Duration.ofMinutes(5));

    Aliyun second = reopen();
    assertThat(second.how(update)).isEqualTo("Success 0");
    assertThat(second.check("i-1")).contains("58017");
    assertThat(second.check("i-3")).contains("58006");
    assertThat(
            second
                .call("DescribeSnapshots", "SnapshotIds", "[\"" + snapshot + "\"]")
                .at("/Snapshots/Snapshot/0/Status"))
        .isEqualTo("accomplished");
    second.call("RebootInstance", "InstanceId", "i-2").ok();
    time.advance(Duration.ofMinutes(2));
    Aliyun third = reopen();
    assertThat(third.check("i-2")).isEqualTo("VIRTIO|100.91.104.58017|2026-01-01T00:06:21Z");
    assertThat(third.journal("instance"))
        .contains("i-1 driverUpdated", "i-2 driverUpdated", "i-1 snapshotTaken", "i-2 restarted");
  }

  @Test
  void twoProcessesShareIt() {
    Aliyun first = reopen();
    Aliyun second = reopen();
    String invocation = first.run(Aliyun.CHECK, "i-2");
    time.advance(Duration.ofSeconds(7));
    assertThat(second.how(invocation)).isEqualTo("Success 0");
    second.call("RebootInstance", "InstanceId", "i-2").ok();
    assertThat(first.instance("i-2").path("Status").asText()).isEqualTo("Stopping");
  }

  @Test
  void writesNothingForAReadThatSettlesNothing() throws IOException {
    Aliyun ecs = reopen();
    Path state = directory.resolve("state.json");
    FileTime untouched = FileTime.from(Aliyun.START);
    Files.setLastModifiedTime(state, untouched);
    ecs.call("DescribeInstances").ok();
    ecs.call("DescribeCloudAssistantStatus").ok();
    ecs.call("DescribeInvocations").ok();
    assertThat(Files.getLastModifiedTime(state)).isEqualTo(untouched);
    ecs.run("echo 1", "i-1");
    assertThat(Files.getLastModifiedTime(state)).isNotEqualTo(untouched);
  }

  @Test
  void opensAStateFromBeforeThereWasEcs() throws IOException {
    reopen();
    Path state = directory.resolve("state.json");
    List<String> lines = Files.readAllLines(state);
    ObjectNode whole = (ObjectNode) Aliyun.JSON.readTree(lines.get(1));
    whole.properties().removeIf(part -> part.getKey().startsWith("ecs"));
    Files.writeString(state, lines.get(0) + "\n" + whole + "\n");
    Aliyun ecs = reopen();
    assertThat(ecs.call("DescribeInstances").ok().at("/TotalCount")).isEqualTo("0");
  }

  /** At 600 times the speed a restart of a minute takes a tenth of a second, and shows a minute. */
  @Test
  void showsSimulatedTime() {
    Aliyun ecs = reopen("\"timing\": {\"timeScale\": 600},");
    String update = ecs.run(Aliyun.UPDATE, "i-2");
    time.advance(Duration.ofMillis(200));
    assertThat(ecs.result(update).path("FinishedTime").asText()).isEqualTo("2026-01-01T00:01:31Z");
    ecs.call("RebootInstance", "InstanceId", "i-2").ok();
    time.advance(Duration.ofMillis(100));
    assertThat(ecs.instance("i-2").path("Status").asText()).isEqualTo("Running");
    time.advance(Duration.ofMillis(25));
    String check = ecs.run(Aliyun.CHECK, "i-2");
    time.advance(Duration.ofMillis(10));
    assertThat(ecs.output(check)).isEqualTo("VIRTIO|100.91.104.58017|2026-01-01T00:03:00Z\r\n");
    assertThat(ecs.agent("i-2").path("LastHeartbeatTime").asText())
        .isEqualTo("2026-01-01T00:03:15Z");
  }

  @Test
  void neverTurnsItsClockBack() throws IOException {
    Aliyun fast = reopen("\"timing\": {\"timeScale\": 600},");
    time.advance(Duration.ofSeconds(60));
    String late = fast.run(Aliyun.CHECK, "i-2");
    time.advance(Duration.ofMillis(10));
    Instant before = Instant.parse(fast.result(late).path("FinishedTime").asText());
    assertThat(before).isAfter(Aliyun.START.plus(Duration.ofHours(10)));
    Path scenario = directory.resolve("scenario.json");
    Simulator slow =
        Simulator.open(
            new SimulatorOptions(
                scenario,
                Optional.of(directory.resolve("state.json")),
                Optional.of(directory.resolve("journal.jsonl")),
                false,
                OptionalDouble.of(1),
                time));
    Aliyun ecs = Aliyun.with(slow, time);
    String check = ecs.run(Aliyun.CHECK, "i-2");
    time.advance(Duration.ofSeconds(7));
    Instant after = Instant.parse(ecs.result(check).path("FinishedTime").asText());
    assertThat(Duration.between(before, after))
        .isBetween(Duration.ofSeconds(5), Duration.ofSeconds(12));
  }
}
