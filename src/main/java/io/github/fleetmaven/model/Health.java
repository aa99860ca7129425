package io.github.fleetmaven.model;

/** What the health extension or probe of an instance says (reference/azure.md 2.6). */
public enum Health {
  HEALTHY,
  UNHEALTHY,
  INITIALIZING,
  UNKNOWN
}
