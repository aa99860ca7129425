package io.github.fleetmaven.simulator.ecs.store;

import java.util.Map;

/**
 * A disk of an instance.
 *
 * @param id its id
 * @param instance the id of the instance that it is attached to
 * @param number its place among the disks of the instance: 0 is the system disk
 * @param tags its tags
 */
public record Disk(String id, String instance, int number, Map<String, String> tags) {

  /** Tells whether it is the system disk, and not a data disk. */
  public boolean system() {
    return number == 0;
  }

  /** Returns it with other tags. */
  public Disk withTags(Map<String, String> others) {
    return new Disk(id, instance, number, others);
  }
}
