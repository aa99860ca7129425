package io.github.fleetmaven.simulator.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotTest {

  @TempDir Path directory;
  private Aliyun ecs;

  @BeforeEach
  void open() {
    ecs =
        Aliyun.of(
            directory,
            """
            { "instances": [ {"id": "i-1", "disks": 2}, {"id": "i-2"},
                             {"id": "i-locked", "locks": ["security"]} ],
              "faults": [ {"when": {"instance": "i-2", "event": "snapshot"}, "outcome": "failed",
                           "times": 1} ] }""");
  }

  private String create(String disk, String... more) {
    var all = Aliyun.pairs("DiskId", disk);
    all.putAll(Aliyun.pairs(more));
    return ecs.call("CreateSnapshot", all).ok().at("/SnapshotId");
  }

  private Aliyun.Reply show(String snapshot) {
    return ecs.call("DescribeSnapshots", "SnapshotIds", "[\"" + snapshot + "\"]").ok();
  }

  private String how(String snapshot) {
    Aliyun.Reply shown = show(snapshot);
    return shown.at("/Snapshots/Snapshot/0/Status")
        + " "
        + shown.at("/Snapshots/Snapshot/0/Progress");
  }

  @Test
  void progressesToItsEnd() {
    String id = create("d-1-0", "SnapshotName", "before-update", "Tag.1.Key", "g");
    assertThat(how(id)).isEqualTo("progressing 0%");
    ecs.pass("PT1M");
    assertThat(how(id)).isEqualTo("progressing 50%");
    ecs.pass("PT1M");
    assertThat(how(id)).isEqualTo("accomplished 100%");
    assertThat(show(id).at("/Snapshots/Snapshot/0/SourceDiskId")).isEqualTo("d-1-0");
    assertThat(show(id).at("/Snapshots/Snapshot/0/SourceDiskType")).isEqualTo("system");
    assertThat(ecs.journal("instance")).containsExactly("i-1 snapshotTaken");
  }

  @Test
  void failsAsTheScenarioSays() {
    String id = create("d-2-0");
    ecs.pass("PT2M");
    assertThat(how(id)).isEqualTo("failed 50%");
    String second = create("d-2-0");
    ecs.pass("PT2M");
    assertThat(how(second)).isEqualTo("accomplished 100%");
    assertThat(ecs.journal("instance")).containsExactly("i-2 snapshotFailed", "i-2 snapshotTaken");
  }

  @Test
  void takesOneOfADiskAtATime() {
    create("d-1-0");
    create("d-1-1");
    ecs.call("CreateSnapshot", "DiskId", "d-1-0")
        .refused(403, "IncorrectDiskStatus.CreatingSnapshot");
    ecs.pass("PT2M");
    create("d-1-0");
  }

  @Test
  void takesNoMoreThan256OfADisk() {
    for (int i = 0; i < 256; i++) {
      create("d-1-0");
      ecs.pass("PT2M");
    }
    ecs.call("CreateSnapshot", "DiskId", "d-1-0").refused(403, "QuotaExceed.Snapshot");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "auto-1", "1st", "http://x", "a b"})
  void refusesBadNames(String name) {
    ecs.call("CreateSnapshot", "DiskId", "d-1-0", "SnapshotName", name)
        .refused(400, "InvalidSnapshotName.Malformed");
  }

  @Test
  void refusesWhatCanNotBe() {
    ecs.call("CreateSnapshot", "DiskId", "d-nowhere").refused(404, "InvalidDiskId.NotFound");
    ecs.call("CreateSnapshot", "DiskId", "d-locked-0").refused(403, "InstanceLockedForSecurity");
    ecs.call("CreateSnapshot", "DiskId", "d-1-0", "RetentionDays", "65537")
        .refused(400, "InvalidParameter.RetentionDays");
    ecs.call("RebootInstance", "InstanceId", "i-1").ok();
    ecs.call("CreateSnapshot", "DiskId", "d-1-0").refused(403, "IncorrectInstanceStatus");
  }

  @Test
  void carriesOutATokenOnce() {
    String id = create("d-1-0", "ClientToken", "t");
    assertThat(create("d-1-0", "ClientToken", "t")).isEqualTo(id);
    ecs.call("CreateSnapshot", "DiskId", "d-1-1", "ClientToken", "t")
        .refused(403, "IdempotentParameterMismatch");
  }

  private List<String> found(String... parameters) {
    return ecs.call("DescribeSnapshots", parameters).ok().all("/Snapshots/Snapshot", "SnapshotId");
  }

  @Test
  void isFoundByWhatItIs() {
    String first = create("d-1-0", "Tag.1.Key", "g", "Tag.1.Value", "a");
    String second = create("d-1-1", "Tag.1.Key", "g", "Tag.1.Value", "b", "SnapshotName", "data");
    String third = create("d-2-0", "Tag.1.Key", "g", "Tag.1.Value", "a");
    assertThat(found("Tag.1.Key", "g", "Tag.1.Value", "a")).containsExactly(first, third);
    assertThat(found("InstanceId", "i-1")).containsExactly(first, second);
    assertThat(found("SourceDiskType", "Data")).containsExactly(second);
    assertThat(found("SnapshotName", "data")).containsExactly(second);
    ecs.pass("PT2M");
    assertThat(found("Status", "failed")).containsExactly(third);
    assertThat(found("MaxResults", "2")).containsExactly(first, second);
  }

  @Test
  void goesWhenItsTimeIsOverOrWhenItIsDeleted() {
    create("d-1-0", "RetentionDays", "7");
    String kept = create("d-1-1");
    ecs.pass("P6DT23H");
    assertThat(found()).hasSize(2);
    ecs.pass("PT1H");
    assertThat(found()).containsExactly(kept);
    ecs.call("DeleteSnapshot", "SnapshotId", kept).ok();
    assertThat(found()).isEmpty();
    ecs.call("DeleteSnapshot", "SnapshotId", kept).refused(404, "InvalidSnapshotId.NotFound");
  }
}
