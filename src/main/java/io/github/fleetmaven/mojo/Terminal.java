package io.github.fleetmaven.mojo;

import java.io.Console;
import java.util.Locale;
import org.apache.maven.execution.MavenSession;

/** What the terminal of a session can do. */
final class Terminal {

  private Terminal() {}

  /**
   * Tells whether colours are wanted: what Maven's own {@code -Dstyle.color} says, else whether
   * somebody looks at a terminal.
   */
  static boolean hasColors(MavenSession session) {
    String wish =
        session.getUserProperties().getProperty("style.color", "auto").toLowerCase(Locale.ROOT);
    return switch (wish) {
      case "always", "yes", "force" -> true;
      case "never", "no", "none" -> false;
      default -> session.getRequest().isInteractiveMode() && isThere();
    };
  }

  @SuppressWarnings("SystemConsoleNull") // what newer Javas changed is asked for below
  private static boolean isThere() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      // Before Java 22 there is no such method, and no console without a terminal.
      return true;
    }
  }
}
