package io.github.fleetmaven.model.ecs;

import java.time.Instant;

/** What was read of an instance's virtio driver. Unknown is never taken for good enough. */
public sealed interface DriverReading {

  /**
   * The driver's file says so.
   *
   * @param productVersion whole, as {@code 100.83.104.58017}
   * @param version its last number, which is what counts
   * @param bootTime when the system was last booted, in UTC by its own clock
   */
  record Known(String productVersion, int version, Instant bootTime) implements DriverReading {}

  /**
   * Nothing usable was read.
   *
   * @param why as {@code the file isn't there}
   */
  record Unknown(String why) implements DriverReading {}

  /** Nobody asked: the probe is switched off, or the instance can't be asked. */
  record NotAsked() implements DriverReading {}
}
