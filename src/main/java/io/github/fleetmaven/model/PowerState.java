package io.github.fleetmaven.model;

/** Whether a machine runs, by the {@code PowerState/…} status of its instance view. */
public enum PowerState {
  RUNNING,
  STARTING,
  STOPPING,
  STOPPED,
  DEALLOCATING,
  DEALLOCATED,
  UNKNOWN
}
