package io.github.fleetmaven.simulator.scenario;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a command does, known by its content: nothing is ever run.
 *
 * @param content what is found in the content of such a command
 * @param effect what it does
 * @param output what it prints; the effect's own when empty
 * @param exitCode what it exits with
 * @param takes how long it takes; as long as its effect does when empty
 */
public record EcsRule(
    Pattern content,
    Effect effect,
    Optional<String> output,
    int exitCode,
    Optional<Duration> takes) {

  /** What a command can do. */
  public enum Effect {
    READ_DRIVER("readDriver"),
    UPDATE_DRIVER("updateDriver"),
    NONE("none");

    private final String text;

    Effect(String text) {
      this.text = text;
    }

    /** Returns its name in a scenario. */
    public String text() {
      return text;
    }
  }
}
