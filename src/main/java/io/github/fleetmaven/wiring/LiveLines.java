package io.github.fleetmaven.wiring;

import java.util.List;

/** What stands below the log while a run goes on. Called from several threads. */
@FunctionalInterface
public interface LiveLines {

  /**
   * Returns the lines as they are now.
   *
   * @param width how many columns there are; no line is wider
   */
  List<String> lines(int width);
}
