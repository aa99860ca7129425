package io.github.fleetmaven.azure;

import java.io.IOException;

/** The SDK hides checked exceptions in unchecked ones; callers decide by the checked ones. Pure. */
final class Unwrapped {

  private Unwrapped() {}

  /**
   * Returns an exception that hides none.
   *
   * @throws IOException when that is what it hides
   * @throws InterruptedException when that is what it hides
   */
  static RuntimeException of(RuntimeException e) throws IOException, InterruptedException {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof InterruptedException interrupted) {
        throw interrupted;
      }
      if (cause instanceof IOException broken) {
        throw broken;
      }
    }
    return e;
  }
}
