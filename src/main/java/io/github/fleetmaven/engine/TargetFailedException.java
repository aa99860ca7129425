package io.github.fleetmaven.engine;

/** The work on one target can't go on; other targets do. */
final class TargetFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TargetFailedException(String message) {
    super(message);
  }
}
