package io.github.fleetmaven.rollout;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The tags by which runs tell each other something on a target. Pure. */
public final class FleetTags {

  /** Who works on the target. */
  public static final String LEASE = "fleet-lease";

  /** What somebody elsewhere wants of the run. */
  public static final String CONTROL = "fleet-control";

  private FleetTags() {}

  /** Returns who holds the target. */
  public static Optional<Lease> lease(Map<String, String> tags) {
    return value(tags, LEASE).map(Lease::of);
  }

  /** Returns what somebody wants. */
  public static Optional<Control> control(Map<String, String> tags) {
    return value(tags, CONTROL).map(Control::of);
  }

  /** Returns the value of a tag, whose name is the same in upper and lower case, as Azure's are. */
  public static Optional<String> value(Map<String, String> tags, String name) {
    return tags.entrySet().stream()
        .filter(tag -> tag.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** Returns all tags with that one. */
  public static Map<String, String> with(Map<String, String> tags, String name, String value) {
    Map<String, String> all = without(tags, name);
    all.put(name, value);
    return all;
  }

  /** Returns all tags with those others. */
  public static Map<String, String> withAll(Map<String, String> tags, Map<String, String> others) {
    Map<String, String> all = tags;
    for (Map.Entry<String, String> other : others.entrySet()) {
      all = with(all, other.getKey(), other.getValue());
    }
    return all;
  }

  /** Returns all tags without that one. */
  public static Map<String, String> without(Map<String, String> tags, String name) {
    Map<String, String> all = new TreeMap<>(tags);
    all.keySet().removeIf(name::equalsIgnoreCase);
    return all;
  }
}
