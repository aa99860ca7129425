package io.github.fleetmaven.mojo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How large a terminal is.
 *
 * @param columns above 0
 * @param rows above 0
 */
record TerminalSize(int columns, int rows) {

  /** What every terminal has had since the seventies. */
  static final TerminalSize USUAL = new TerminalSize(80, 24);

  private static final Pattern ANSWER = Pattern.compile("([1-9]\\d{0,4}) ([1-9]\\d{0,4})");

  TerminalSize {
    if (columns < 1 || rows < 1) {
      throw new IllegalArgumentException("no terminal is " + columns + " by " + rows);
    }
  }

  /** Asks the terminal; the usual size where it doesn't tell. */
  static TerminalSize ask() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(ProcessBuilder.Redirect.INHERIT)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!stty.waitFor(1, TimeUnit.SECONDS)) {
        stty.destroyForcibly();
        return USUAL;
      }
      return of(new String(stty.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      // A system without stty, as Windows is.
      return USUAL;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return USUAL;
    }
  }

  /** Reads {@code ROWS COLUMNS}. */
  static TerminalSize of(String answer) {
    Matcher match = ANSWER.matcher(answer.strip());
    return match.matches()
        ? new TerminalSize(Integer.parseInt(match.group(2)), Integer.parseInt(match.group(1)))
        : USUAL;
  }
}
