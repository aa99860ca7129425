package io.github.fleetmaven.simulator.ecs.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A command that was sent to instances.
 *
 * @param id its id
 * @param command the id of the command
 * @param timeout how long it may take on an instance, in seconds
 * @param dry whether only the way to the instances is tried
 * @param created when it was sent
 * @param instances ids of the instances
 * @param tags its tags
 */
public record Invocation(
    String id,
    String command,
    long timeout,
    boolean dry,
    Instant created,
    List<String> instances,
    Map<String, String> tags) {

  /** Returns it with other tags. */
  public Invocation withTags(Map<String, String> others) {
    return new Invocation(id, command, timeout, dry, created, instances, others);
  }
}
