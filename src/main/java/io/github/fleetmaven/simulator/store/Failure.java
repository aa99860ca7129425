package io.github.fleetmaven.simulator.store;

/**
 * Why an operation failed.
 *
 * @param code Azure's error code
 * @param message what Azure says
 */
public record Failure(String code, String message) {}
