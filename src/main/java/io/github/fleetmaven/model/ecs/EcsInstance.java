package io.github.fleetmaven.model.ecs;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An instance as ECS shows it (DescribeInstances).
 *
 * @param id as {@code i-bp1…}
 * @param name its display name; may be empty
 * @param status {@code Running}, {@code Stopped}, {@code Starting}, {@code Stopping}, {@code
 *     Pending}
 * @param osType {@code windows} or {@code linux}
 * @param osName its operating system in English, as {@code Windows Server 2019 Datacenter}
 * @param zone its zone
 * @param locks reasons why it is locked, as {@code security}
 * @param startTime when it was last started by the vendor's clock; a restart from within doesn't
 *     show here
 * @param tags all its tags
 */
public record EcsInstance(
    String id,
    String name,
    String status,
    String osType,
    String osName,
    String zone,
    List<String> locks,
    Optional<Instant> startTime,
    Map<String, String> tags) {

  public EcsInstance {
    locks = List.copyOf(locks);
    tags = Map.copyOf(tags);
  }

  /** Tells whether it is running. */
  public boolean isRunning() {
    return status.equalsIgnoreCase("Running");
  }

  /** Tells whether it is one of Windows. */
  public boolean isWindows() {
    return osType.equalsIgnoreCase("windows");
  }
}
