package io.github.fleetmaven.simulator.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.fleetmaven.simulator.recorded.Replay.Played;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The simulator answers as the real service was recorded to. {@code -Dfleet.recording=NAME} plays
 * one recording only; where each deviates stands in {@code target/recorded-traffic}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecordedReplayTest {

  /** The least share of calls that match in every point. */
  private static final double FLOOR = 0.972;

  private final Map<String, List<Played>> played = new LinkedHashMap<>();
  private final ReviewedDeviations reviewed = ReviewedDeviations.read();

  @BeforeAll
  void play(@TempDir Path directory) {
    for (Recording recording : Recording.all()) {
      played.put(recording.name(), Replay.of(recording, directory));
    }
    Report report = new Report(played);
    report.write();
    System.out.println(report.shares());
  }

  @TestFactory
  Stream<DynamicTest> deviatesOnlyWhereItWasReviewed() {
    return played.entrySet().stream()
        .map(entry -> dynamicTest(entry.getKey(), () -> check(entry.getKey(), entry.getValue())));
  }

  private void check(String file, List<Played> calls) {
    List<Deviation> deviations = Report.deviations(Report.compute(calls));
    List<Deviation> unknown = reviewed.unknown(deviations);
    assertThat(unknown)
        .withFailMessage(
            () -> "deviates where nobody has looked:\n" + Report.list(Report.compute(calls)))
        .isEmpty();
    assertThat(reviewed.outlived(file, deviations)).as("listed, but deviates no more").isEmpty();
  }

  @Test
  void matchesNearlyAllCallsInEveryPoint() {
    assumeTrue(Recording.chosen().isEmpty(), "one recording only");
    List<Played> compute = new Report(played).compute();
    assertThat(compute).hasSize(Recording.COMPUTE_CALLS);
    assertThat(played).hasSize(Recording.FILES);
    assertThat(Report.share(compute)).isGreaterThanOrEqualTo(FLOOR);
  }

  @Test
  void onlyRecordingsThatAreThereAreReviewed() {
    assumeTrue(Recording.chosen().isEmpty(), "one recording only");
    assertThat(played.keySet()).containsAll(reviewed.files());
  }
}
