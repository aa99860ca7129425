package io.github.fleetmaven.simulator.store;

/**
 * What the agent of a machine knows of one extension.
 *
 * @param extension the extension's name
 * @param type publisher and type, as {@code Microsoft.Azure.Extensions.CustomScript}
 * @param version the version installed, as {@code 2.1.0}
 * @param definition the digest of the definition that ran last
 * @param outcome how that ended
 * @param exitCode what it exited with, 0 while it runs
 * @param message what it said
 */
public record Handler(
    String extension,
    String type,
    String version,
    String definition,
    Outcome outcome,
    int exitCode,
    String message) {

  /** How far a handler got. */
  public enum Outcome {
    RUNNING,
    SUCCEEDED,
    FAILED,
    /** A predecessor failed, so it never ran. */
    SKIPPED
  }

  /** Tells whether the handler failed, or could not run since another one failed. */
  public boolean failed() {
    return outcome == Outcome.FAILED || outcome == Outcome.SKIPPED;
  }
}
