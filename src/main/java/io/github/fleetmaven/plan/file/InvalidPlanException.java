package io.github.fleetmaven.plan.file;

/** A JSON document is not a plan. */
final class InvalidPlanException extends Exception {

  private static final long serialVersionUID = 1L;

  InvalidPlanException(String message) {
    super(message);
  }
}
