package io.github.fleetmaven.simulator.scenario;

import java.time.Duration;

/**
 * A token bucket: it holds so many tokens when it's full, and gets so many more each while.
 *
 * @param capacity how many it holds
 * @param refill how many it gets
 * @param every each how long, in simulated time
 */
public record Rate(int capacity, int refill, Duration every) {}
