package io.github.fleetmaven.simulator.scenario;

import java.time.Duration;

/**
 * How long things take on Alibaba Cloud ECS, in simulated time.
 *
 * @param delivery until a command reaches an agent that answers
 * @param command a command that isn't an update
 * @param driverUpdate an update of the virtio driver
 * @param networkDrop how long such an update interrupts the network
 * @param networkDropManyDisks the same on an instance with more than four disks
 * @param snapshot a snapshot of a disk
 * @param reboot from a restart to the new boot
 * @param agentStart from a boot to an agent that answers
 * @param power a start or a stop
 * @param processing how long a call is still in work after its answer, so that the same ClientToken
 *     is told to wait
 */
public record EcsTiming(
    Duration delivery,
    Duration command,
    Duration driverUpdate,
    Duration networkDrop,
    Duration networkDropManyDisks,
    Duration snapshot,
    Duration reboot,
    Duration agentStart,
    Duration power,
    Duration processing) {

  /** What holds when a scenario says nothing. */
  public static final EcsTiming DEFAULT =
      new EcsTiming(
          Duration.ofSeconds(1),
          Duration.ofSeconds(5),
          Duration.ofSeconds(90),
          Duration.ofSeconds(10),
          Duration.ofSeconds(90),
          Duration.ofMinutes(2),
          Duration.ofMinutes(1),
          Duration.ofSeconds(15),
          Duration.ofSeconds(30),
          Duration.ZERO);
}
