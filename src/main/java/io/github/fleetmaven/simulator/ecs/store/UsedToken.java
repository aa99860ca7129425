package io.github.fleetmaven.simulator.ecs.store;

import java.time.Instant;
import java.util.Map;

/**
 * A ClientToken that was used.
 *
 * @param digest the digest of the other parameters
 * @param result what was answered, by name
 * @param since when it was used first
 */
public record UsedToken(String digest, Map<String, String> result, Instant since) {}
