package io.github.fleetmaven.engine;

/** The run was told to stop while it waited. */
final class RunInterruptedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  RunInterruptedException(InterruptedException cause) {
    super("interrupted", cause);
  }
}
