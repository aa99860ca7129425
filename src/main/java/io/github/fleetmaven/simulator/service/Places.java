package io.github.fleetmaven.simulator.service;

import io.github.fleetmaven.simulator.catalogue.Regions;

/** Compares the names of regions. Stateless. */
final class Places {

  private Places() {}

  /** Tells whether two names mean the same region, as eastus2 and East US 2 do. */
  static boolean same(String left, String right) {
    return Regions.inCalls(left).equals(Regions.inCalls(right));
  }
}
