package io.github.fleetmaven.plan;

import java.util.Locale;

/** What bringing an instance to its model does to it, from the least to the greatest. */
public enum Effect {
  /** Nothing. */
  NONE,
  /** Handlers run. */
  RERUN,
  /** A handler is taken off. */
  UNINSTALL,
  /** The instance restarts. */
  RESTART,
  /** The instance gets a new OS disk. */
  REIMAGE;

  /** Returns the greater of the two. */
  public Effect or(Effect other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /** Returns the word as plans write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
