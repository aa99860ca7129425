package io.github.fleetmaven.simulator.ecs.store;

import org.jspecify.annotations.Nullable;

/**
 * How a command ends on an instance. Decided when it begins, apart from what it prints.
 *
 * @param status its status then
 * @param exitCode what it exits with, when it ends by itself
 * @param error why it didn't end well
 * @param output what it prints: a template until it has ended
 * @param dropped how many bytes of that are cut off
 * @param after what its exit code makes the agent do
 */
public record Ending(
    RunStatus status,
    @Nullable Integer exitCode,
    RunError error,
    String output,
    int dropped,
    After after) {

  /** What the agent does when a command has ended. */
  public enum After {
    NOTHING,
    REBOOT,
    POWER_OFF
  }

  /** Returns it with what was printed. */
  public Ending withOutput(String printed, int cut) {
    return new Ending(status, exitCode, error, printed, cut, after);
  }

  /** Returns an end that isn't the command's own. */
  public static Ending of(RunStatus status, RunError error) {
    return new Ending(status, null, error, "", 0, After.NOTHING);
  }
}
