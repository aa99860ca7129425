package io.github.fleetmaven.simulator.service;

import java.util.Locale;

/** What can be asked of machines. */
public enum Action {
  MANUALUPGRADE,
  REIMAGE,
  REIMAGEALL,
  RESTART,
  REDEPLOY,
  START,
  POWEROFF,
  DEALLOCATE,
  DELETE;

  /** Returns what calls name it, as the description of the service spells it. */
  public String wireName() {
    return this == POWEROFF ? "powerOff" : name().toLowerCase(Locale.ROOT);
  }

  /** Tells whether a call on a set has to say which instances it means. */
  boolean needsInstances() {
    return this == MANUALUPGRADE || this == DELETE;
  }

  /** Tells whether it brings the model of the set to instances. */
  boolean bringsModel() {
    return this == MANUALUPGRADE || this == REIMAGE || this == REIMAGEALL;
  }

  /** Tells whether a protection policy keeps a machine from it when it's asked of the whole set. */
  boolean sparesProtected() {
    return this == MANUALUPGRADE || this == REIMAGE || this == REIMAGEALL || this == DEALLOCATE;
  }
}
