package io.github.fleetmaven.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What is read out of a journal would show a handler that ran twice, and a budget exceeded. */
class SimulatorJournalTest {

  @Test
  void aHandlerRunsOnceForADiskADigestAndAnAttempt() {
    SimulatorJournal journal =
        journal(
            handler(1, "0", "fleet1:abc:1", 0, 1, "840"),
            handler(2, "0", "fleet1:abc:2", 1, 2, "0"),
            handler(3, "1", "fleet1:abc:2", 1, 2, "0"),
            instance(4, "1", "reimaged", 3),
            handler(5, "1", "fleet1:abc:2", 3, 4, "0"));

    assertThat(journal.ranTwice()).isEmpty();
  }

  @Test
  void showsAHandlerThatRanTwice() {
    SimulatorJournal journal =
        journal(
            handler(7, "0", "fleet1:abc:1", 0, 1, "1"), handler(9, "0", "fleet1:abc:1", 1, 2, "1"));

    assertThat(journal.ranTwice().orElse("")).contains("instance 0").contains("seq 7 and 9");
  }

  @Test
  void showsAnotherAttemptWhereTheFirstSucceeded() {
    SimulatorJournal journal =
        journal(
            handler(1, "0", "fleet1:abc:1", 0, 1, "0"), handler(2, "0", "fleet1:abc:2", 1, 2, "0"));

    assertThat(journal.ranTwice()).isPresent();
  }

  @Test
  void anInstanceIsOutOfServiceFromItsModelToTheEndOfItsLastHandler() {
    SimulatorJournal journal =
        journal(
            instance(1, "0", "modelApplied", 0),
            instance(2, "1", "modelApplied", 0),
            handler(3, "0", "a", 0, 5, "0"),
            handler(4, "1", "a", 0, 5, "0"),
            instance(5, "2", "modelApplied", 5),
            handler(6, "2", "a", 5, 9, "0"));

    assertThat(journal.mostOutOfService()).containsExactly("0", "1");
  }

  @Test
  void oneWhoseHandlerFailedIsOutOfServiceUntilItHasRunWell() {
    SimulatorJournal journal =
        journal(
            instance(1, "0", "modelApplied", 0),
            handler(2, "0", "a:1", 0, 5, "1"),
            instance(3, "1", "modelApplied", 6),
            handler(4, "1", "a:1", 6, 8, "0"),
            instance(5, "0", "modelApplied", 9),
            handler(6, "0", "a:2", 9, 12, "0"),
            instance(7, "2", "modelApplied", 12));

    assertThat(journal.mostOutOfService()).containsExactly("0", "1");
    assertThat(journal.outages()).hasSize(3);
  }

  private static SimulatorJournal journal(String... lines) {
    return SimulatorJournal.of(Arrays.asList(lines)).about("web");
  }

  private static String handler(
      long seq, String instance, String digest, int from, int to, String status) {
    return """
        {"seq": %d, "time": "%s", "event": "handler", "target": "/sets/web", "instance": "%s",
          "extension": "app", "digest": "%s", "from": "%s", "to": "%s", "status": "%s"}"""
        .formatted(seq, at(to), instance, digest, at(from), at(to), status);
  }

  private static String instance(long seq, String instance, String status, int time) {
    return """
        {"seq": %d, "time": "%s", "event": "instance", "target": "/sets/web", "instance": "%s",
          "status": "%s"}"""
        .formatted(seq, at(time), instance, status);
  }

  private static String at(int minute) {
    return "2026-03-01T10:%02d:00Z".formatted(minute);
  }
}
