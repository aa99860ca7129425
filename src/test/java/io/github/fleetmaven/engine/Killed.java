package io.github.fleetmaven.engine;

/** Ends a run as abruptly as {@code kill -9} does: nothing in the product catches it. */
final class Killed extends Error {

  private static final long serialVersionUID = 1L;

  Killed() {
    super("killed");
  }
}
