package io.github.fleetmaven.simulator.store;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One version of what a scale set says each instance should be.
 *
 * @param profile the virtualMachineProfile, secrets sealed
 * @param size the size of the machines, empty when the set has none
 */
public record Model(ObjectNode profile, String size) {}
