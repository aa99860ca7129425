package io.github.fleetmaven.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A rollout of many sets waits for the service's rate limits, asks no more often than it must, and
 * ends (promise 8).
 */
@Timeout(300)
class ThrottledTest {

  @TempDir private Path directory;

  /** All sets go side by side here, as many as ever do. */
  @Test
  void underAzuresLimitsNothingIsRefused() throws IOException {
    Workload workload = Workload.of(40, 5);

    Rehearsal limited = rolledOut(workload, "\"azure\"");

    assertThat(refused(limited)).isZero();
    assertThat(limited.requests()).isEqualTo(rolledOut(workload, "\"off\"").requests());
  }

  /** Others may use up most of what Azure gives: here a minute brings four writes for 30 sets. */
  @Test
  void aLimitIsFoundOutHardlyMoreThanOncePerMinute() throws IOException {
    Rehearsal limited =
        rolledOut(
            Workload.of(30, 5),
            "{\"VMScaleSetActionsSubscriptionMaximum\": {\"capacity\": 12, \"refill\": 4}}");

    assertThat(limited.wallTime().toMinutes()).isGreaterThan(30);
    assertThat(refused(limited)).isBetween(1L, 2 * limited.wallTime().toMinutes());
  }

  @Test
  void noCallIsGivenUpThoughOthersAreAlwaysBeforeIt() throws IOException {
    Rehearsal limited =
        rolledOut(Workload.of(30, 5), "{\"writes\": {\"capacity\": 5, \"refill\": 1}}");

    assertThat(refused(limited)).isBetween(1L, 150L);
  }

  @Test
  void pollsGoAsOftenAsTheyMay() throws IOException {
    Rehearsal limited =
        rolledOut(
            Workload.of(30, 5),
            "{\"GetOperationSubscriptionMaximum\": {\"capacity\": 120, \"refill\": 40},"
                + " \"GetOperationResource\": {\"capacity\": 6, \"refill\": 2}}");

    assertThat(refused(limited)).isBetween(1L, 2 * limited.wallTime().toMinutes());
  }

  private Rehearsal rolledOut(Workload workload, String throttling) throws IOException {
    Rehearsal rehearsal =
        new Rehearsal(
            directory,
            workload,
            workload.scene().with("\"throttling\": " + throttling),
            request -> {},
            () -> {});
    assertThat(rehearsal.run(event -> {}))
        .allSatisfy(outcome -> assertThat(outcome.succeeded()).as("%s", outcome).isTrue());
    return rehearsal;
  }

  private static long refused(Rehearsal rehearsal) {
    return rehearsal.journal().stream().filter(line -> line.contains("\"status\":\"429\"")).count();
  }
}
