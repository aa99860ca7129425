package io.github.fleetmaven.simulator.ecs.service;

import io.github.fleetmaven.simulator.ecs.EcsRefusals;
import io.github.fleetmaven.simulator.store.EcsStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Tags of all that can have some. Guarded by the simulator's lock. */
public final class Tagging {

  private static final int MOST = 20;

  private final EcsStore store;

  Tagging(Ecs ecs) {
    this.store = ecs.store();
  }

  /** Returns the types of resources, or refuses one that isn't among them. */
  public static void checkType(String type) {
    if (!List.of("instance", "disk", "snapshot", "command", "invocation").contains(type)) {
      throw EcsRefusals.noResourceType(type);
    }
  }

  /** Returns the ids of all resources of a type. */
  public Stream<String> all(String type) {
    return switch (type) {
      case "instance" -> store.instances().stream().map(each -> each.id());
      case "disk" -> store.disks().stream().map(each -> each.id());
      case "snapshot" -> store.snapshots().stream().map(each -> each.id());
      case "command" -> store.commands().stream().map(each -> each.id());
      default -> store.invocations().stream().map(each -> each.id());
    };
  }

  /** Returns the tags of a resource. */
  public Map<String, String> of(String type, String id) {
    Optional<Map<String, String>> tags =
        switch (type) {
          case "instance" -> store.instance(id).map(each -> each.tags());
          case "disk" -> store.disk(id).map(each -> each.tags());
          case "snapshot" -> store.snapshot(id).map(each -> each.tags());
          case "command" -> store.command(id).map(each -> each.tags());
          default -> store.invocation(id).map(each -> each.tags());
        };
    return tags.orElseThrow(() -> EcsRefusals.noResource(id));
  }

  /** Sets tags of resources; others stay. All of the resources get them, or none. */
  public void set(String type, List<String> ids, Map<String, String> tags) {
    for (String id : ids) {
      if (with(of(type, id), tags).size() > MOST) {
        throw EcsRefusals.numberExceeded("Tags", MOST);
      }
    }
    ids.forEach(id -> put(type, id, with(of(type, id), tags)));
  }

  /** Removes tags of resources. */
  public void remove(String type, List<String> ids, List<String> keys, boolean everything) {
    ids.forEach(id -> of(type, id));
    for (String id : ids) {
      Map<String, String> left = new LinkedHashMap<>(of(type, id));
      left.keySet().removeIf(key -> everything || keys.contains(key));
      put(type, id, left);
    }
  }

  private static Map<String, String> with(Map<String, String> tags, Map<String, String> more) {
    Map<String, String> result = new LinkedHashMap<>(tags);
    result.putAll(more);
    return result;
  }

  private void put(String type, String id, Map<String, String> tags) {
    switch (type) {
      case "instance" -> store.instance(id).ifPresent(each -> store.put(each.withTags(tags)));
      case "disk" -> store.disk(id).ifPresent(each -> store.put(each.withTags(tags)));
      case "snapshot" -> store.snapshot(id).ifPresent(each -> store.put(each.withTags(tags)));
      case "command" -> store.command(id).ifPresent(each -> store.put(each.withTags(tags)));
      default -> store.invocation(id).ifPresent(each -> store.put(each.withTags(tags)));
    }
  }
}
