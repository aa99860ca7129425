package io.github.fleetmaven.simulator.ecs.api;

import io.github.fleetmaven.simulator.ecs.EcsRefusals;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A tag that a call names.
 *
 * @param key its key
 * @param value its value; any when empty
 */
record TagFilter(String key, Optional<String> value) {

  private static final int MOST = 20;
  private static final int LONGEST = 128;

  /** Tells whether something has all of some tags. */
  static boolean all(List<TagFilter> filters, Map<String, String> tags) {
    return filters.stream().allMatch(filter -> filter.in(tags));
  }

  private boolean in(Map<String, String> tags) {
    return value.isEmpty() ? tags.containsKey(key) : value.get().equals(tags.get(key));
  }

  /** Returns tags to be set, or refuses them. */
  static Map<String, String> toSet(List<TagFilter> tags) {
    if (tags.size() > MOST) {
      throw EcsRefusals.numberExceeded("Tags", MOST);
    }
    Map<String, String> result = new LinkedHashMap<>();
    for (TagFilter tag : tags) {
      String value = tag.value().orElse("");
      if (bad(tag.key()) || tag.key().isEmpty() || tag.key().startsWith("aliyun")) {
        throw EcsRefusals.badTagKey(tag.key());
      }
      if (bad(value)) {
        throw EcsRefusals.badTagValue(value);
      }
      result.put(tag.key(), value);
    }
    return result;
  }

  private static boolean bad(String text) {
    return text.length() > LONGEST
        || text.startsWith("acs:")
        || text.contains("http://")
        || text.contains("https://");
  }
}
