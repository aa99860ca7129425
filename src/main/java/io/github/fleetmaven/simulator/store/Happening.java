package io.github.fleetmaven.simulator.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Something that becomes of a machine by a job, at whose end a fault may wait.
 *
 * @param kind what
 * @param extension the extension whose handler runs, where it is that
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Happening(Kind kind, @Nullable String extension) {

  /** What can become of a machine. */
  public enum Kind {
    CREATED,
    /** Brought to the model, with a difference. */
    UPGRADED,
    REIMAGED,
    RESIZED,
    RESTARTED,
    STARTED,
    STOPPED,
    DEALLOCATED,
    REPAIRED,
    /** A handler ran, whatever it exited with. */
    HANDLER
  }
}
