package io.github.fleetmaven.simulator.store;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/**
 * A part of what the cloud remembers, which knows what of it has changed since it was saved. Not
 * safe for use by several threads: the simulator's lock guards it.
 */
interface Part {

  /** Tells whether anything changed since the last {@link #saved}. */
  boolean changed();

  /** Returns what changed since the last {@link #saved}, to be written as JSON. */
  Object changes();

  /** Returns all of it, in the form of changes to nothing. */
  Object whole();

  /** Says that the present state has been saved. */
  void saved();

  /** Returns about how many records all of it makes when it's written. */
  int records();

  /**
   * Makes changes that were saved.
   *
   * @param changes stands at the first token of them, and then at the last
   * @throws IOException when they aren't such changes
   */
  void apply(JsonParser changes) throws IOException;

  /** Forgets everything, as something that isn't a change. */
  void clear();
}
