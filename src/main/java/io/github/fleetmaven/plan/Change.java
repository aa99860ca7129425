package io.github.fleetmaven.plan;

import io.github.fleetmaven.model.Value;
import java.util.Optional;

/**
 * One entry of a plan.
 *
 * @param path what changes, as {@code extensions/app} or {@code image}; for a group of machines the
 *     machine comes first, as {@code web-1/extensions/app}
 * @param before what the cloud shows, secrets masked; empty when there is nothing yet
 * @param after what it will be, secrets masked; empty when it goes
 * @param reason why, for people
 * @param instances how many instances the change touches
 */
public record Change(
    String path,
    Action action,
    Optional<Value> before,
    Optional<Value> after,
    String reason,
    Effect effect,
    int instances) {}
