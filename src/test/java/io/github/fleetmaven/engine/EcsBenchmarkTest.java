package io.github.fleetmaven.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Measures what rollouts of ECS groups cost, and writes it to {@code target/bench}. */
@Tag("bench")
class EcsBenchmarkTest {

  private static final String HEAD =
      """
      | instances | update | requests | writes | disks, snapshots | commands | restarts | polls | wall time | critical path | ratio |
      |---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|
      """;

  @TempDir private Path directory;

  @Test
  void rolloutsStayNearTheirCriticalPath() throws Exception {
    List<String> rows = new ArrayList<>();
    for (int instances : List.of(10, 50, 200, 1000)) {
      rows.add(row(instances, Duration.ofSeconds(90)));
    }
    rows.add(row(200, Duration.ofSeconds(45)));
    rows.add(row(200, Duration.ofMinutes(5)));
    Path folder = Files.createDirectories(Path.of("target", "bench"));
    Files.writeString(folder.resolve("ecs.md"), HEAD + String.join("", rows));
  }

  private String row(int instances, Duration update) throws Exception {
    EcsCost cost = EcsCost.of(directory, instances, update);
    int disks = cost.calls("DescribeDisks") + cost.calls("CreateSnapshot");
    int rest = cost.calls("RunCommand") + cost.calls("RebootInstances");
    double ratio = (double) cost.took().toMillis() / cost.critical().toMillis();
    assertThat(ratio).isBetween(1.0, 1.1);
    return String.format(
        Locale.ROOT,
        "| %,d | %d s | %,d | %,d | %,d | %d | %d | %,d | %,d s | %,d s | %.2f |%n",
        instances,
        update.toSeconds(),
        cost.requests(),
        cost.writes(),
        disks,
        cost.calls("RunCommand"),
        cost.calls("RebootInstances"),
        cost.requests() - disks - rest,
        cost.took().toSeconds(),
        cost.critical().toSeconds(),
        ratio);
  }
}
