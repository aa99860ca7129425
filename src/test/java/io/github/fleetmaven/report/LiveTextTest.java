package io.github.fleetmaven.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.event.RunEvent;
import io.github.fleetmaven.event.TargetOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a live view shows. */
class LiveTextTest {

  private static final int WIDE = 200;

  private Instant now = Instant.EPOCH;
  private Board board = Board.EMPTY;

  private void event(RunEvent event) {
    board = board.after(event, now);
  }

  private void pass(int seconds) {
    now = now.plusSeconds(seconds);
  }

  private List<String> lines(int width) {
    return new LiveText(Style.PLAIN).lines(board, now, width);
  }

  private void start(String target, int number, int done, String... ids) {
    event(new RunEvent.BatchStarted(target, "zone 1", number, List.of(ids), done, 10));
  }

  private void end(int number, int updated, int failed, int done) {
    event(
        new RunEvent.BatchFinished(
            "web", "zone 1", number, updated, failed, 0, done, 10, Duration.ZERO));
  }

  @Test
  void aRolloutFromItsBeginningToItsEnd() {
    event(new RunEvent.ModelWriteStarted("web", List.of("image")));
    pass(5);
    assertThat(lines(WIDE)).containsExactly("web  writing the model  5.0 s");

    start("web", 1, 0, "0", "1");
    pass(60);
    assertThat(lines(WIDE))
        .containsExactly(
            "web  [....................] 0/10  batch 1 (zone 1)  0 healthy, 2 updating  1 min 5 s");

    end(1, 1, 1, 2);
    start("web", 2, 2, "2", "3");
    assertThat(lines(WIDE))
        .containsExactly(
            "web  [####................] 2/10  batch 2 (zone 1)  1 healthy, 2 updating, 1 failed"
                + "  1 min 5 s, about 4 min left");

    pass(30);
    assertThat(lines(WIDE)).first().asString().endsWith("1 min 35 s, about 3 min 30 s left");

    event(
        new RunEvent.TargetFinished(
            new TargetOutcome("web", List.of(), Optional.empty(), true, Duration.ZERO)));
    assertThat(lines(WIDE)).isEmpty();
  }

  @Test
  void saysThatItWaits() {
    start("web", 1, 0, "0");
    event(new RunEvent.Waiting("web", Duration.ofMinutes(3), "pause between batches"));
    assertThat(lines(WIDE)).first().asString().contains("waiting: pause between batches");

    event(new RunEvent.Paused("web", "by kim"));
    assertThat(lines(WIDE)).first().asString().contains("  paused  ");
  }

  @Test
  void anEstimateIsNeverLessThanNothing() {
    start("web", 1, 0, "0");
    pass(10);
    end(1, 9, 0, 9);
    pass(1000);

    assertThat(lines(WIDE)).first().asString().endsWith("about 0 s left");
  }

  @Test
  void noLineIsWiderThanTheTerminal() {
    start("a-rather-long-name-of-a-target", 1, 0, "0");
    start("web", 1, 0, "0");

    for (int width = 1; width < 120; width++) {
      int columns = width;
      assertThat(lines(width)).hasSize(2).allMatch(line -> line.length() <= columns);
    }
  }

  @Test
  void timesAreShownWhereThereIsLittleRoom() {
    start("web", 1, 0, "0", "1");
    pass(60);
    end(1, 2, 0, 2);
    start("web", 2, 2, "2", "3");

    assertThat(lines(80))
        .containsExactly(
            "web  [##........] 2/10  batch 2…  2 healthy, 2 updating  1 min, about 4 min left");
    assertThat(lines(70))
        .containsExactly("web  [##........] 2/10  2 healthy, 2 updating  1 min, about 4 min left");
    assertThat(lines(30)).first().asString().startsWith("web  [##........] 2/10").endsWith("…");
  }

  @Test
  void manyTargetsAreCounted() {
    IntStream.range(0, 20).forEach(i -> start("set" + i, 1, 0, "0"));

    assertThat(lines(WIDE)).hasSize(9).last().isEqualTo("and 12 more targets");
  }
}
