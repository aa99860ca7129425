package io.github.fleetmaven.simulator.scenario;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a fault answers in the service's place.
 *
 * @param status the HTTP status
 * @param retryAfter the Retry-After header, in simulated seconds
 * @param code the error's code
 * @param message the error's message
 * @param body the whole body instead of an error object, as the HTML of a broken gateway
 */
public record Response(
    int status,
    OptionalInt retryAfter,
    Optional<String> code,
    Optional<String> message,
    Optional<String> body) {}
