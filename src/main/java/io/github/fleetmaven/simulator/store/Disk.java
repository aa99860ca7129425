package io.github.fleetmaven.simulator.store;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The OS disk of a machine, which tells its name.
 *
 * @param generation the how-manieth disk it is, from 1
 * @param image what it was made from: {@code imageReference} with its exactVersion, or the {@code
 *     uri} of an unmanaged image; empty when unknown
 */
public record Disk(int generation, ObjectNode image) {}
