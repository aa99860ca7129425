package io.github.fleetmaven.mojo;

import io.github.fleetmaven.wiring.Console;
import io.github.fleetmaven.wiring.LiveLines;
import java.util.List;
import java.util.function.Supplier;

/**
 * A console on a terminal: live lines stand below the log. Before a line of the log is printed they
 * are taken away, and afterwards drawn again, so that neither garbles the other. Safe for use by
 * several threads.
 */
final class LiveConsole implements Console {

  private final Console log;
  private final LiveScreen screen;
  private final Supplier<TerminalSize> terminal;
  private final Ticker ticker;
  private TerminalSize size = TerminalSize.USUAL;
  private LiveLines lines = width -> List.of();

  /**
   * Makes one.
   *
   * @param log prints the lines of the log on the same terminal
   * @param terminal asks how large the terminal is
   * @param ticker has the lines drawn while nothing is logged
   */
  LiveConsole(Console log, LiveScreen screen, Supplier<TerminalSize> terminal, Ticker ticker) {
    this.log = log;
    this.screen = screen;
    this.terminal = terminal;
    this.ticker = ticker;
  }

  @Override
  public synchronized void info(String line) {
    screen.clear();
    log.info(line);
    draw();
  }

  @Override
  public synchronized void warn(String line) {
    screen.clear();
    log.warn(line);
    draw();
  }

  @Override
  public synchronized Live live(LiveLines shown) {
    size = terminal.get();
    lines = shown;
    draw();
    Runnable ticking = ticker.start(this::draw);
    Thread hook = new Thread(this::hide, "fleet-live-end");
    Runtime.getRuntime().addShutdownHook(hook);
    return () -> {
      ticking.run();
      hide();
      forget(hook);
    };
  }

  private synchronized void draw() {
    List<String> now = lines.lines(size.columns());
    screen.draw(now.subList(0, Math.min(now.size(), size.rows() - 1)));
  }

  private synchronized void hide() {
    lines = width -> List.of();
    screen.clear();
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException alreadyGoingDown) {
      // It finds nothing to take away.
    }
  }
}
