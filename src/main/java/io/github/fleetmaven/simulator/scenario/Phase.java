package io.github.fleetmaven.simulator.scenario;

/** What may be going on anywhere in the simulated cloud while a fault is on. */
public enum Phase {
  /** Instances are brought to their model, by whomever. */
  UPGRADING,
  /** A rolling upgrade of Azure's own runs, pauses included. */
  ROLLING,
  /** Machines are created. */
  CREATING,
  /** Machines are deleted. */
  DELETING,
  /** Unhealthy instances are repaired. */
  REPAIRING
}
