package io.github.fleetmaven.model;

/** What the health extension or probe of an instance says. */
public enum Health {
  HEALTHY,
  UNHEALTHY,
  INITIALIZING,
  UNKNOWN
}
