package io.github.fleetmaven.engine;

import io.github.fleetmaven.cloud.CloudError;
import io.github.fleetmaven.cloud.CloudException;
import io.github.fleetmaven.cloud.EcsCloud;
import io.github.fleetmaven.model.ecs.EcsInstance;
import io.github.fleetmaven.model.ecs.EcsSelection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The tags of an instance of ECS. A value there has at most 128 characters, so that a longer one is
 * cut into several tags ({@code fleet-lease}, {@code fleet-lease.2}). Immutable.
 *
 * @param name the instance's id
 */
record EcsTags(EcsCloud cloud, String name) implements TagHome {

  private static final int LONGEST = 128;

  @Override
  public Reading read() {
    return of(shown());
  }

  /** Nothing that runs on an instance keeps tags from being written. */
  static Reading of(EcsInstance instance) {
    return new Reading(Optional.empty(), joined(instance.tags()), false, Optional.empty());
  }

  /** There is no version to match: who writes reads again, and of two the last one has it. */
  @Override
  public void write(Reading seen, Map<String, String> tags, OperationWaiter waiter) {
    Map<String, String> now = shown().tags();
    Map<String, String> wanted = cut(tags);
    Map<String, String> changed = new TreeMap<>(wanted);
    changed.entrySet().removeIf(tag -> tag.getValue().equals(now.get(tag.getKey())));
    if (!changed.isEmpty()) {
      cloud.tag(name, changed);
    }
    // Those that the reading knew and the writer doesn't want; others may have come since.
    List<String> gone =
        cut(seen.tags()).keySet().stream().filter(key -> !wanted.containsKey(key)).toList();
    if (!gone.isEmpty()) {
      cloud.untag(name, gone);
    }
  }

  private EcsInstance shown() {
    return cloud.findInstances(new EcsSelection.Ids(List.of(name))).stream()
        .findFirst()
        .orElseThrow(
            () ->
                new CloudException(
                    new CloudError(
                        CloudError.Kind.NOT_FOUND,
                        "read the tags of " + name,
                        0,
                        "",
                        "there is no such instance",
                        Optional.empty())));
  }

  private static Map<String, String> cut(Map<String, String> tags) {
    Map<String, String> result = new TreeMap<>();
    tags.forEach(
        (key, value) -> {
          for (int part = 0; part == 0 || part * LONGEST < value.length(); part++) {
            String piece =
                value.substring(part * LONGEST, Math.min(value.length(), (part + 1) * LONGEST));
            result.put(part == 0 ? key : key + "." + (part + 1), piece);
          }
        });
    return result;
  }

  private static Map<String, String> joined(Map<String, String> tags) {
    Map<String, String> result = new TreeMap<>(tags);
    for (String key : tags.keySet()) {
      StringBuilder value = new StringBuilder(tags.getOrDefault(key, ""));
      for (int part = 2; value.length() == (part - 1) * LONGEST; part++) {
        String next = result.remove(key + "." + part);
        if (next == null) {
          break;
        }
        value.append(next);
      }
      result.computeIfPresent(key, (same, old) -> value.toString());
    }
    return result;
  }
}
