package io.github.fleetmaven.simulator;

import java.util.List;
import java.util.Map;

/**
 * A request to the simulator.
 *
 * @param method its method
 * @param url its address, absolute or as path with query
 * @param headers its headers
 * @param body its body, maybe empty
 */
@SuppressWarnings("ArrayRecordComponent") // a body goes through untouched and is never compared
public record SimulatorRequest(
    String method, String url, Map<String, List<String>> headers, byte[] body) {}
