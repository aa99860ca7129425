package io.github.fleetmaven.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.engine.EcsSnapshots.Taken;
import io.github.fleetmaven.model.ecs.VirtioDriver.Snapshot;
import io.github.fleetmaven.model.ecs.VirtioDriver.Snapshot.Disks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EcsSnapshotsTest {

  private static final String TWO =
      "{\"id\": \"i-web1\", \"disks\": 2}, {\"id\": \"i-web2\", \"disks\": 2}";
  private static final List<String> BOTH = List.of("i-web1", "i-web2");

  @TempDir Path directory;
  private EcsScene scene;

  @AfterEach
  void close() {
    scene.close();
  }

  private void open(String faults, String calls) {
    scene = EcsScene.of(directory, TWO, faults, calls);
  }

  private Taken take(Disks disks, Collection<String> instances, int attempt, Duration limit) {
    return new EcsSnapshots(
            scene.context, scene.cloud, EcsScene.GROUP, new Snapshot(disks, Optional.of(7)))
        .take(instances, id -> attempt, limit);
  }

  private Taken take(Disks disks) {
    return take(disks, BOTH, 1, EcsScene.LIMIT);
  }

  private int asked() {
    return scene.answers("CreateSnapshot").size();
  }

  @Test
  void keepsTheSystemDisk() {
    open("", "");
    Taken taken = take(Disks.SYSTEM);
    assertThat(taken.failed()).isEmpty();
    assertThat(taken.taken()).containsOnlyKeys(BOTH);
    assertThat(disks(taken)).containsExactly("d-web1-0", "d-web2-0");
    assertThat(scene.happened())
        .containsExactlyInAnyOrder("i-web1 snapshotTaken", "i-web2 snapshotTaken");
  }

  private List<String> disks(Taken taken) {
    List<String> ids = taken.taken().values().stream().flatMap(List::stream).toList();
    return scene.cloud.readSnapshots(ids).stream().map(s -> s.diskId()).sorted().toList();
  }

  @Test
  void keepsAllDisks() {
    open("", "");
    Taken taken = take(Disks.ALL);
    assertThat(taken.failed()).isEmpty();
    assertThat(disks(taken)).containsExactly("d-web1-0", "d-web1-1", "d-web2-0", "d-web2-1");
  }

  @Test
  void asksNothingWhereNothingIsKept() {
    open("", "");
    assertThat(take(Disks.NONE)).isEqualTo(new Taken(Map.of(), Map.of()));
    assertThat(take(Disks.ALL, List.of(), 1, EcsScene.LIMIT)).isEqualTo(take(Disks.NONE));
    assertThat(scene.cloud.requests().requests()).isZero();
  }

  @Test
  void tellsWhichSnapshotFailedAndGoesOnWithTheOthers() {
    open(EcsScene.fault("i-web1", "snapshot", "\"outcome\": \"failed\""), "");
    Taken taken = take(Disks.SYSTEM);
    String id = taken.taken().getOrDefault("i-web1", List.of()).get(0);
    assertThat(taken.failed())
        .isEqualTo(Map.of("i-web1", "snapshot " + id + " of disk d-web1-0 failed"));
    assertThat(scene.happened()).contains("i-web2 snapshotTaken");
  }

  @Test
  void tellsWhichDiskWasRefusedAndGoesOnWithTheOthers() {
    scene =
        EcsScene.of(
            directory,
            "{\"id\": \"i-web1\", \"locks\": [\"security\"]}, {\"id\": \"i-web2\"}",
            "",
            "");
    Taken taken = take(Disks.SYSTEM);
    assertThat(taken.failed()).containsOnlyKeys("i-web1");
    assertThat(taken.failed().get("i-web1")).contains("d-web1-0", "InstanceLockedForSecurity");
    assertThat(scene.happened()).containsExactly("i-web2 snapshotTaken");
  }

  @Test
  void saysThatAnInstanceHasNoDisk() {
    open("", "");
    assertThat(take(Disks.ALL, List.of("i-gone"), 1, EcsScene.LIMIT).failed().get("i-gone"))
        .contains("no disk");
  }

  @Test
  void findsWhatAnEarlierRunHasTaken() {
    open("", "");
    Taken first = take(Disks.ALL);
    assertThat(take(Disks.ALL)).isEqualTo(first);
    assertThat(asked()).isEqualTo(4);
  }

  @Test
  void awaitsWhatAnEarlierRunHasBegun() {
    open("", "");
    Taken first = take(Disks.SYSTEM, BOTH, 1, Duration.ZERO);
    assertThat(first.failed()).containsOnlyKeys(BOTH);
    Taken second = take(Disks.SYSTEM);
    assertThat(second).isEqualTo(new Taken(first.taken(), Map.of()));
    assertThat(asked()).isEqualTo(2);
  }

  @Test
  void takesAnotherForTheNextAttempt() {
    open("", "");
    take(Disks.SYSTEM);
    assertThat(take(Disks.SYSTEM, BOTH, 2, EcsScene.LIMIT).failed()).isEmpty();
    assertThat(asked()).isEqualTo(4);
  }

  /** However often it has failed: a token of the past would only find the one that failed. */
  @Test
  void takesAFailedOneAnew() {
    open(EcsScene.fault("i-web1", "snapshot", "\"outcome\": \"failed\", \"times\": 3"), "");
    for (int run = 1; run <= 3; run++) {
      assertThat(take(Disks.SYSTEM).failed()).as("run %d", run).containsOnlyKeys("i-web1");
    }
    assertThat(take(Disks.SYSTEM).failed()).isEmpty();
    assertThat(scene.happened())
        .filteredOn(line -> line.startsWith("i-web1"))
        .containsExactly(
            "i-web1 snapshotFailed",
            "i-web1 snapshotFailed",
            "i-web1 snapshotFailed",
            "i-web1 snapshotTaken");
    assertThat(asked()).isEqualTo(5);
  }

  @Test
  void takesNoneTwiceWhenAnAnswerIsLost() {
    open("", EcsScene.call("CreateSnapshot", "\"nth\": 1", "\"drop\": \"afterEffect\""));
    assertThat(take(Disks.SYSTEM).failed()).isEmpty();
    assertThat(scene.happened()).hasSize(2);
    assertThat(asked()).isEqualTo(3);
  }

  @Test
  void waitsNoLongerThanTheLimit() {
    open("", "");
    Taken taken = take(Disks.SYSTEM, BOTH, 1, Duration.ofMinutes(1));
    String id = taken.taken().getOrDefault("i-web2", List.of()).get(0);
    assertThat(taken.failed()).containsOnlyKeys(BOTH);
    assertThat(taken.failed().get("i-web2"))
        .matches("snapshot " + id + " was not accomplished within PT1M \\(5\\d%\\)");
    assertThat(scene.passed()).isBetween(Duration.ofMinutes(1), Duration.ofSeconds(66));
  }

  @Test
  void waitsOnWhileTheCloudIsAway() {
    open(
        "",
        EcsScene.call(
            "DescribeSnapshots",
            "\"after\": \"PT10S\", \"until\": \"PT90S\"",
            "\"drop\": \"beforeEffect\""));
    assertThat(take(Disks.SYSTEM).failed()).isEmpty();
    assertThat(scene.answers("DescribeSnapshots")).contains("dropped");
  }

  @Test
  void keepsTheDisksOfMoreThanAHundredInstancesAtOnce() {
    String scenario = "{\"ecs\": {\"timing\": {\"snapshot\": \"PT130S\"}, \"instances\": [%s]}}";
    scene = EcsScene.of(directory, scenario.formatted(EcsScene.several(120)));
    Taken taken = take(Disks.SYSTEM, EcsScene.ids(120), 1, EcsScene.LIMIT);
    assertThat(taken.failed()).isEmpty();
    assertThat(taken.taken()).hasSize(120);
    assertThat(scene.happened()).hasSize(120);
    assertThat(scene.passed()).isLessThan(Duration.ofSeconds(143));
    assertThat(take(Disks.SYSTEM, EcsScene.ids(120), 1, EcsScene.LIMIT)).isEqualTo(taken);
    assertThat(asked()).isEqualTo(120);
  }

  /** What came to a disk in the days since would be lost with it. */
  @Test
  void reusesNoOldOne() {
    open("", "");
    take(Disks.SYSTEM);
    scene.time.advance(Duration.ofHours(23));
    take(Disks.SYSTEM);
    assertThat(asked()).isEqualTo(2);
    scene.time.advance(Duration.ofHours(2));
    assertThat(take(Disks.SYSTEM).failed()).isEmpty();
    assertThat(asked()).isEqualTo(4);
  }
}
