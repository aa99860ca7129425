package io.github.fleetmaven.simulator.store;

import java.util.Locale;

/** Whether a machine is on. */
public enum Power {
  RUNNING,
  STOPPED,
  DEALLOCATED;

  /** Returns the power state as the wire names it. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
