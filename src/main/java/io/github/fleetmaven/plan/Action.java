package io.github.fleetmaven.plan;

import java.util.Locale;

/** What is done to a resource. */
public enum Action {
  CREATE,
  UPDATE,
  REMOVE,
  /** The handler failed and runs again, with the next attempt. */
  RETRY;

  /** Returns the word as plans write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
