package io.github.fleetmaven.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a rollout costs grows with its size in a straight line, and takes what the cloud takes. */
class GrowthTest {

  private static final int BATCHES = 5;

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"PT1M30S", "PT4M10S", "PT20M", "PT1H"})
  void aRolloutTakesAtMostATenthMoreThanTheCloud(Duration update) throws IOException {
    assertStaysOnTheCriticalPath(Workload.of(1, 10).withUpdate(update));
  }

  @Test
  void twentySetsTakeNoLongerThanOne() throws IOException {
    assertStaysOnTheCriticalPath(Workload.of(20, 5));
  }

  private void assertStaysOnTheCriticalPath(Workload workload) throws IOException {
    Rehearsal rehearsal = rolledOut(workload);

    Duration critical = workload.criticalPath();
    assertThat(rehearsal.wallTime()).isBetween(critical, critical.multipliedBy(11).dividedBy(10));
  }

  /** A longer list is read page by page, once for the plan and once after each batch. */
  @ParameterizedTest
  @CsvSource({"5, 1", "10, 2", "20, 4", "40, 8"})
  void onlyTheListsGrowWithTheSet(int instances, int pages) throws IOException {
    RequestCounts one = requests(Workload.of(1, 5).withPageSize(5));

    RequestCounts more = requests(Workload.of(1, instances).withPageSize(5));

    assertThat(more.minus(one)).isEqualTo(new RequestCounts(0, 0, (1 + BATCHES) * (pages - 1), 0));
  }

  @Test
  void eachSetCostsWhatOneCosts() throws IOException {
    assertThat(requests(Workload.of(20, 5))).isEqualTo(requests(Workload.of(1, 5)).times(20));
  }

  /** The plan, before each further batch, before the lease is given back. */
  @Test
  void aSetCostsOneWriteForEachBatchAndTwoMore() throws IOException {
    RequestCounts requests = requests(Workload.of(1, 10));

    assertThat(requests.writes()).isEqualTo(BATCHES + 2);
    assertThat(requests.models()).isEqualTo(BATCHES + 1);
    assertThat(requests.lists()).isEqualTo(BATCHES + 1);
  }

  private RequestCounts requests(Workload workload) throws IOException {
    return rolledOut(workload).requests();
  }

  private Rehearsal rolledOut(Workload workload) throws IOException {
    Rehearsal rehearsal = new Rehearsal(directory, workload, () -> {});
    assertThat(rehearsal.run(event -> {})).allMatch(outcome -> outcome.succeeded());
    return rehearsal;
  }
}
