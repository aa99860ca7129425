package io.github.fleetmaven.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Measures what rollouts cost, and writes it to {@code target/bench}. */
@Tag("bench")
class BenchmarkTest {

  @TempDir private Path directory;

  @Test
  void rolloutsCostWhatTheirSizeDictates() throws IOException {
    Measurement.of(directory, Workload.of(1, 100)); // classes are loaded, and code is compiled
    List<Measurement> measured = new ArrayList<>();
    for (int sets : new int[] {1, 20}) {
      for (int instances : new int[] {10, 100, 1000}) {
        measured.add(Measurement.of(directory, Workload.of(sets, instances)));
      }
    }

    write(new Results(measured), "rollouts");
    assertThat(measured).allSatisfy(BenchmarkTest::staysOnTheCriticalPath);
  }

  @Test
  void durationsOfAnyLengthAreFollowed() throws IOException {
    List<Measurement> measured = new ArrayList<>();
    for (int seconds : new int[] {45, 90, 100, 250, 600, 1200}) {
      Workload workload = Workload.of(1, 10).withUpdate(Duration.ofSeconds(seconds));
      measured.add(Measurement.of(directory, workload));
    }

    write(new Results(measured), "durations");
    assertThat(measured)
        .filteredOn(m -> m.workload().update().compareTo(Workload.UPDATE) >= 0)
        .allSatisfy(BenchmarkTest::staysOnTheCriticalPath);
  }

  @Test
  void batchesOfAFixedSizeGrowInNumber() throws IOException {
    List<Measurement> measured = new ArrayList<>();
    for (int instances : new int[] {100, 200, 400, 800}) {
      measured.add(Measurement.of(directory, Workload.of(1, instances).withBatch(20)));
    }

    write(new Results(measured), "fixed-batches");
    assertThat(measured).allSatisfy(BenchmarkTest::staysOnTheCriticalPath);
  }

  private static void staysOnTheCriticalPath(Measurement measurement) {
    assertThat(measurement.toCriticalPath()).isBetween(1.0, 1.1);
  }

  private static void write(Results results, String name) throws IOException {
    Path folder = Files.createDirectories(Path.of("target", "bench"));
    Files.writeString(folder.resolve(name + ".md"), results.markdown());
    Files.writeString(folder.resolve(name + ".csv"), results.csv());
  }
}
