package io.github.fleetmaven.simulator.service;

/** Etags as the service makes them: a counter in quotes. Stateless. */
public final class Etags {

  private Etags() {}

  /** Returns the etag of a resource that was written so often. */
  public static String of(int writes) {
    return "\"" + writes + "\"";
  }
}
