package io.github.fleetmaven.simulator;

import java.util.List;
import java.util.Map;

/**
 * An answer of the simulator.
 *
 * @param status the HTTP status
 * @param headers its headers; Retry-After is in simulated seconds
 * @param body its body, maybe empty
 */
@SuppressWarnings("ArrayRecordComponent") // a body goes through untouched and is never compared
public record SimulatorResponse(int status, Map<String, List<String>> headers, byte[] body) {}
