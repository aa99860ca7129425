package io.github.fleetmaven.wiring;

/** Where a run speaks to its user. Called from several threads. */
public interface Console {

  /** Says something. */
  void info(String line);

  /** Warns. */
  void warn(String line);
}
