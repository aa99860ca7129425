package io.github.fleetmaven.alibaba;

import io.github.fleetmaven.cloud.WaitListener;
import java.util.Optional;

/**
 * How a region of ECS is talked to.
 *
 * @param regionId as {@code cn-hangzhou}
 * @param endpoint where it answers, as {@code https://host}; the region's own place when empty
 * @param credentials who asks
 * @param waits hears of each wait
 */
public record AlibabaOptions(
    String regionId,
    Optional<String> endpoint,
    AlibabaCredentials credentials,
    WaitListener waits) {}
