package io.github.fleetmaven.engine;

import io.github.fleetmaven.cloud.CloudError;
import io.github.fleetmaven.cloud.CloudException;
import io.github.fleetmaven.cloud.EcsCloud;
import io.github.fleetmaven.model.ecs.EcsInstance;
import io.github.fleetmaven.model.ecs.EcsSelection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The tags of an instance of ECS. A value there has at most 128 characters, so that a longer one is
 * cut into several tags ({@code fleet-lease}, {@code fleet-lease.2}). Immutable.
 *
 * @param name the instance's id
 */
record EcsTags(EcsCloud cloud, String name) implements TagHome {

  private static final int LONGEST = 128;

  private static final Pattern PART = Pattern.compile("(.+)\\.\\d+");

  @Override
  public Reading read() {
    return of(shown());
  }

  /** Nothing that runs on an instance keeps tags from being written. */
  static Reading of(EcsInstance instance) {
    return new Reading(Optional.empty(), joined(instance.tags()), false, Optional.empty());
  }

  /**
   * Writes those tags that the writer has changed. There is no version to match: a tag that isn't
   * what the writer saw any more is left alone, and of two that write at the same moment the last
   * one has it.
   */
  @Override
  public void write(Reading seen, Map<String, String> tags, OperationWaiter waiter) {
    Map<String, String> now = shown().tags();
    Set<String> changed = changed(seen.tags(), tags);
    checkUnmoved(changed, seen.tags(), joined(now));
    Map<String, String> wanted = new TreeMap<>(tags);
    wanted.keySet().retainAll(changed);
    Map<String, String> cut = cut(wanted);
    if (!cut.isEmpty()) {
      cloud.tag(name, cut);
    }
    List<String> gone =
        now.keySet().stream()
            .filter(key -> !cut.containsKey(key) && changed.contains(whole(key, changed)))
            .toList();
    if (!gone.isEmpty()) {
      cloud.untag(name, gone);
    }
  }

  /** A driver is never put back. */
  @Override
  public boolean hasWayBack() {
    return false;
  }

  private static Set<String> changed(Map<String, String> before, Map<String, String> after) {
    Set<String> keys = new TreeSet<>(before.keySet());
    keys.addAll(after.keySet());
    keys.removeIf(key -> Objects.equals(before.get(key), after.get(key)));
    return keys;
  }

  private void checkUnmoved(Set<String> keys, Map<String, String> seen, Map<String, String> now) {
    List<String> moved =
        keys.stream().filter(key -> !Objects.equals(seen.get(key), now.get(key))).toList();
    if (!moved.isEmpty()) {
      throw failure(
          CloudError.Kind.PRECONDITION_FAILED,
          "write the tags of " + name,
          "somebody else has changed " + String.join(", ", moved) + " meanwhile");
    }
  }

  /** Returns the tag that a tag is a part of, also where the part is a leftover. */
  private static String whole(String key, Set<String> cut) {
    Matcher part = PART.matcher(key);
    return part.matches() && cut.contains(part.group(1)) ? part.group(1) : key;
  }

  private EcsInstance shown() {
    return cloud.findInstances(new EcsSelection.Ids(List.of(name))).stream()
        .findFirst()
        .orElseThrow(
            () ->
                failure(
                    CloudError.Kind.NOT_FOUND,
                    "read the tags of " + name,
                    "there is no such instance"));
  }

  private static CloudException failure(CloudError.Kind kind, String action, String message) {
    return new CloudException(new CloudError(kind, action, 0, "", message, Optional.empty()));
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
