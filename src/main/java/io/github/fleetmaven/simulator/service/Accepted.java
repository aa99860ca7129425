package io.github.fleetmaven.simulator.service;

import io.github.fleetmaven.simulator.store.Operation;

/**
 * A write that was accepted.
 *
 * @param operation the operation that carries it out
 * @param created whether the resource is new
 */
public record Accepted(Operation operation, boolean created) {}
