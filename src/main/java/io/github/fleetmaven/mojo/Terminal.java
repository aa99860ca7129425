package io.github.fleetmaven.mojo;

import java.io.Console;
import java.util.Locale;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.logging.Log;

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

  /**
   * Tells whether lines can be drawn over each other: somebody looks at a terminal that has
   * colours, nobody asked for quiet or for batch mode, and no other module's log comes in between.
   */
  static boolean canRedraw(MavenSession session, Log log) {
    return log.isInfoEnabled()
        && hasColors(session)
        && session.getRequest().isInteractiveMode()
        && session.getRequest().getDegreeOfConcurrency() <= 1
        && !"dumb".equals(System.getenv("TERM"))
        && isThere();
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
