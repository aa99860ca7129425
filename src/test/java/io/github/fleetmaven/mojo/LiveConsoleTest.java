package io.github.fleetmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.wiring.Console;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A log and live lines on one terminal: neither garbles the other. */
class LiveConsoleTest {

  private final VirtualScreen screen = new VirtualScreen(40);
  private final PrintStream out = screen.out();
  private List<String> live = List.of();
  private Runnable tick = () -> {};
  private boolean ticking;

  private final Console log =
      new Console() {
        @Override
        public void info(String line) {
          out.println("[INFO] " + line);
          out.flush();
        }

        @Override
        public void warn(String line) {
          out.println("[WARNING] " + line);
          out.flush();
        }
      };

  private LiveConsole console(int rows) {
    return new LiveConsole(
        log,
        new LiveScreen(out),
        () -> new TerminalSize(40, rows),
        task -> {
          tick = task;
          ticking = true;
          return () -> ticking = false;
        });
  }

  private Console.Live open(LiveConsole console) {
    return console.live(width -> live);
  }

  @Test
  void theLogStandsAboveTheLiveLines() {
    LiveConsole console = console(24);
    console.info("before");
    live = List.of("web 1/10", "api 2/10");
    try (Console.Live opened = open(console)) {
      console.info("batch 1");
      live = List.of("web 2/10", "api 2/10");
      console.warn("7 failed");

      assertThat(screen.rows())
          .containsExactly(
              "[INFO] before", "[INFO] batch 1", "[WARNING] 7 failed", "web 2/10", "api 2/10");
    }
  }

  @Test
  void timeIsSeenToPassInPlace() {
    LiveConsole console = console(24);
    live = List.of("web 59 s is longer");
    try (Console.Live opened = open(console)) {
      live = List.of("web 1 min");
      tick.run();

      assertThat(screen.rows()).containsExactly("web 1 min");
    }
  }

  @Test
  void nothingIsLeftAtTheEnd() {
    LiveConsole console = console(24);
    live = List.of("web 1/10", "api 2/10");
    Console.Live opened = open(console);
    console.info("batch 1");

    opened.close();
    opened.close();
    tick.run();
    console.info("table");

    assertThat(screen.rows()).containsExactly("[INFO] batch 1", "[INFO] table");
    assertThat(screen.wraps()).isTrue();
    assertThat(ticking).isFalse();
  }

  @Test
  void linesThatAreTooWideDoNotWrapAndTooManyAreCut() {
    LiveConsole console = console(4);
    live = IntStream.range(0, 9).mapToObj(i -> i + "x".repeat(60)).toList();
    try (Console.Live opened = open(console)) {
      console.info("one");
      console.info("two");

      assertThat(screen.rows()).hasSize(5).startsWith("[INFO] one", "[INFO] two");
    }
  }

  /** Whatever comes in whatever order: all lines of the log survive, also those that wrap. */
  @Test
  void everyLineOfTheLogSurvives() {
    Random random = new Random(20260301);
    for (int round = 0; round < 50; round++) {
      VirtualScreen fresh = new VirtualScreen(40);
      List<String> expected = new ArrayList<>();
      play(random, fresh, expected);
      assertThat(fresh.rows()).as("round %d", round).isEqualTo(expected);
    }
  }

  private void play(Random random, VirtualScreen fresh, List<String> expected) {
    PrintStream to = fresh.out();
    LiveConsole console =
        new LiveConsole(
            new Printed(to),
            new LiveScreen(to),
            () -> new TerminalSize(40, 24),
            task -> {
              tick = task;
              return () -> {};
            });
    try (Console.Live opened = open(console)) {
      for (int i = 0; i < 100; i++) {
        int size = random.nextInt(5);
        live = IntStream.range(0, size).mapToObj(n -> "L".repeat(random.nextInt(60))).toList();
        if (random.nextBoolean()) {
          tick.run();
        } else {
          String line = "line " + i + " " + "x".repeat(random.nextInt(60));
          console.info(line);
          for (int from = 0; from < line.length(); from += 40) {
            expected.add(line.substring(from, Math.min(line.length(), from + 40)).stripTrailing());
          }
        }
      }
    }
  }

  /** Prints as a logger does. */
  private record Printed(PrintStream out) implements Console {
    @Override
    public void info(String line) {
      out.print(line + "\n");
      out.flush();
    }

    @Override
    public void warn(String line) {
      info(line);
    }
  }
}
