package io.github.fleetmaven.mojo;

import java.io.PrintStream;
import java.util.List;

/**
 * Lines at the bottom of a terminal that are drawn over and over. Uses few control sequences, which
 * every terminal of the last decades knows: up, to the start of the line, erase, and no wrapping.
 * The cursor rests in the line below. Not for several threads.
 */
final class LiveScreen {

  private static final String UP = "\u001b[%dA\r";
  private static final String ERASE_LINE = "\u001b[K";
  private static final String ERASE_BELOW = "\u001b[J";
  private static final String WRAP_OFF = "\u001b[?7l";
  private static final String WRAP_ON = "\u001b[?7h";

  private final PrintStream out;
  private int drawn;

  LiveScreen(PrintStream out) {
    this.out = out;
  }

  /** Draws the lines in the place of those that are there. */
  void draw(List<String> lines) {
    StringBuilder text = new StringBuilder(home());
    if (!lines.isEmpty()) {
      text.append(WRAP_OFF);
      lines.forEach(line -> text.append(line).append(ERASE_LINE).append('\n'));
      text.append(WRAP_ON);
    }
    write(text.append(drawn > lines.size() ? ERASE_BELOW : ""));
    drawn = lines.size();
  }

  /** Takes the lines away, so that others can be printed in their place. */
  void clear() {
    if (drawn > 0) {
      write(new StringBuilder(home()).append(ERASE_BELOW));
      drawn = 0;
    }
  }

  private String home() {
    return drawn == 0 ? "" : UP.formatted(drawn);
  }

  /** At once, so that a terminal never shows the half of it. */
  private void write(StringBuilder text) {
    out.print(text);
    out.flush();
  }
}
