package io.github.fleetmaven.simulator.ecs.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A command on one instance.
 *
 * @param invocation the id of its invocation
 * @param instance the id of the instance
 * @param status what ECS knows of it
 * @param begun when it began
 * @param ended when it ended, which ECS may not know yet
 * @param stopped when somebody asked for it to stop
 * @param ending how it ends
 * @param brings the driver version that it installs, if it does
 */
public record Run(
    String invocation,
    String instance,
    RunStatus status,
    @Nullable Instant begun,
    @Nullable Instant ended,
    @Nullable Instant stopped,
    @Nullable Ending ending,
    @Nullable String brings) {

  /** Returns a run that waits to be delivered. */
  public static Run pending(String invocation, String instance) {
    return new Run(invocation, instance, RunStatus.PENDING, null, null, null, null, null);
  }

  /** Returns the key of a run. */
  public static String key(String invocation, String instance) {
    return invocation + "/" + instance;
  }

  /** Returns its key. */
  public String key() {
    return key(invocation, instance);
  }

  /** Tells whether it has ended and the agent couldn't say so yet. */
  public boolean unreported() {
    return status.open() && ended != null;
  }

  /** Returns it with an end, though it hasn't begun. */
  public Run planned(Ending planned) {
    return new Run(invocation, instance, status, begun, ended, stopped, planned, brings);
  }

  /** Returns it begun. */
  public Run begunAt(Instant when, Ending planned, @Nullable String version) {
    return new Run(invocation, instance, RunStatus.RUNNING, when, null, stopped, planned, version);
  }

  /** Returns it ended, which ECS doesn't know yet. */
  public Run endedAt(Instant when, Ending how) {
    return new Run(invocation, instance, status, begun, when, stopped, how, brings);
  }

  /** Returns it with what ECS is told. */
  public Run reported(Ending how) {
    return new Run(invocation, instance, how.status(), begun, ended, stopped, how, brings);
  }

  /** Returns it with a request to stop. */
  public Run stoppedAt(Instant when, RunStatus now) {
    return new Run(invocation, instance, now, begun, ended, when, ending, brings);
  }
}
