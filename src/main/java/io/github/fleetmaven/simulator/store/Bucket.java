package io.github.fleetmaven.simulator.store;

import java.time.Instant;

/**
 * A token bucket that isn't full.
 *
 * @param since when its present while began: it is refilled when that is over
 * @param left how many tokens it holds
 * @param full when it will be full again if nobody takes any
 */
public record Bucket(Instant since, int left, Instant full) {}
