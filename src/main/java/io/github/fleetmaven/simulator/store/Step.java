package io.github.fleetmaven.simulator.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One step of a job.
 *
 * @param kind what it does
 * @param takes how long, in simulated time
 * @param argument what it does it with: a model's version, a size, an extension's name, a power
 *     state
 * @param image the image of a new disk
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Step(
    Kind kind, Duration takes, @Nullable String argument, @Nullable ObjectNode image) {

  /** What a step does. */
  public enum Kind {
    WAIT,
    MODEL,
    DISK,
    SIZE,
    RESTART,
    HANDLER,
    UNINSTALL,
    POWER,
    /** A machine gets back what it was before a rolling upgrade. */
    RESTORE,
    /** A command runs in the machine, whose output the operation tells. */
    COMMAND,
    DELETE
  }

  /** Returns a step that needs nothing. */
  public static Step of(Kind kind, Duration takes) {
    return new Step(kind, takes, null, null);
  }

  /** Returns a step with an argument. */
  public static Step of(Kind kind, Duration takes, String argument) {
    return new Step(kind, takes, argument, null);
  }

  /** Tells whether the machine is different afterwards. */
  public boolean changes() {
    return kind != Kind.WAIT && kind != Kind.MODEL && kind != Kind.COMMAND;
  }

  /** Returns the argument of a step that has one. */
  public String required() {
    if (argument == null) {
      throw new IllegalStateException("a step " + kind + " needs an argument");
    }
    return argument;
  }
}
