package io.github.fleetmaven.simulator.ecs.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An instance of ECS.
 *
 * @param id its id
 * @param name its display name
 * @param osType {@code windows} or {@code linux}
 * @param osName its operating system, in English
 * @param zone its zone
 * @param created when it was made
 * @param started when the vendor started it last
 * @param status its status
 * @param action what is being done to its power, if anything is; a newer action makes an older one
 *     void
 * @param locks why it is locked
 * @param tags its tags
 * @param disks ids of its disks, the system disk first
 * @param guest what is inside
 */
public record Instance(
    String id,
    String name,
    String osType,
    String osName,
    String zone,
    Instant created,
    Instant started,
    Status status,
    @Nullable String action,
    List<String> locks,
    Map<String, String> tags,
    List<String> disks,
    Guest guest) {

  /** Tells whether it is one of Windows. */
  public boolean windows() {
    return osType.equals("windows");
  }

  /** Tells whether nothing may be done to it. */
  public boolean locked() {
    return locks.contains("security");
  }

  /** Returns it with something begun on its power. */
  public Instance acting(Status now, String newAction) {
    return copy(started, now, newAction, tags, guest);
  }

  /** Returns it with nothing going on. */
  public Instance settled(Status now) {
    return copy(started, now, null, tags, guest);
  }

  /** Returns it as the vendor started it. */
  public Instance startedAt(Instant when) {
    return copy(when, status, action, tags, guest);
  }

  /** Returns it with other tags. */
  public Instance withTags(Map<String, String> others) {
    return copy(started, status, action, others, guest);
  }

  /** Returns it with another inside. */
  public Instance with(Guest other) {
    return copy(started, status, action, tags, other);
  }

  /** Returns it with its agent in another state. */
  public Instance with(Agent agent) {
    return with(guest.with(agent));
  }

  private Instance copy(
      Instant newStarted,
      Status newStatus,
      @Nullable String newAction,
      Map<String, String> newTags,
      Guest newGuest) {
    return new Instance(
        id,
        name,
        osType,
        osName,
        zone,
        created,
        newStarted,
        newStatus,
        newAction,
        locks,
        newTags,
        disks,
        newGuest);
  }
}
