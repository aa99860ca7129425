package io.github.fleetmaven.simulator.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An instance of ECS that is there from the start.
 *
 * @param id its id
 * @param name its name
 * @param osType {@code windows} or {@code linux}
 * @param osName its operating system, in English
 * @param zone its zone
 * @param running whether it runs
 * @param locks why it is locked
 * @param tags its tags
 * @param disks how many disks it has, the system disk included
 * @param driver the version of its virtio driver's file; empty when there is none
 * @param loaded the version that is loaded
 * @param agent its Cloud Assistant agent
 * @param agentVersion the version of that
 * @param activeTasks how many tasks of others the agent has
 * @param uptime how long ago it was booted
 * @param age how long ago it was made
 */
public record SeededInstance(
    String id,
    String name,
    String osType,
    String osName,
    String zone,
    boolean running,
    List<String> locks,
    Map<String, String> tags,
    int disks,
    Optional<String> driver,
    Optional<String> loaded,
    Agent agent,
    String agentVersion,
    int activeTasks,
    Duration uptime,
    Duration age) {

  /** What there is of an agent. */
  public enum Agent {
    ONLINE,
    OFFLINE,
    NONE
  }
}
