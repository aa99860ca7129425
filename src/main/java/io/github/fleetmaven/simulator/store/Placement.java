package io.github.fleetmaven.simulator.store;

import org.jspecify.annotations.Nullable;

/**
 * Where a machine stands.
 *
 * @param updateDomain its update domain, from 0
 * @param faultDomain its fault domain, from 0
 * @param zone its availability zone, if any
 */
public record Placement(int updateDomain, int faultDomain, @Nullable String zone) {}
