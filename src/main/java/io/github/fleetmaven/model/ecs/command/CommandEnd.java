package io.github.fleetmaven.model.ecs.command;

import io.github.fleetmaven.model.ecs.EcsInvocation;

/** Says how a command ended, for people. Stateless. */
public final class CommandEnd {

  private CommandEnd() {}

  /**
   * Returns it as {@code Failed, exit code 1, ExitCodeNonzero: …; it said: …}, with the last line
   * that the command printed.
   */
  public static String text(EcsInvocation.Result result) {
    StringBuilder text = new StringBuilder(result.status());
    result.exitCode().ifPresent(code -> text.append(", exit code ").append(code));
    if (!result.errorCode().isEmpty()) {
      text.append(", ").append(result.errorCode());
    }
    if (!result.errorInfo().isEmpty()) {
      text.append(": ").append(clause(result.errorInfo()));
    }
    String said = clause(lastLine(result.output()));
    return said.isEmpty() ? text.toString() : text.append("; it said: ").append(said).toString();
  }

  /** Returns a sentence without its full stop, so that more can follow it. */
  private static String clause(String sentence) {
    String text = sentence.strip();
    return text.endsWith(".") && !text.endsWith("..") ? text.substring(0, text.length() - 1) : text;
  }

  private static String lastLine(String output) {
    return output
        .strip()
        .lines()
        .map(String::strip)
        .filter(line -> !line.startsWith(DriverUpdate.MARK))
        .reduce("", (before, line) -> line);
  }
}
