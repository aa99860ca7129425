package io.github.fleetmaven.simulator.store;

import java.util.Collection;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Resources by the key of their id, in its order, so that those of a group or subscription are
 * found without a look at the others.
 *
 * @param <V> what they are
 */
final class Resources<V> extends Table<V> {

  /** The character after the slash, which ends a group's or subscription's part of an id. */
  private static final char AFTER_SLASH = '/' + 1;

  private final NavigableMap<String, V> byKey;

  Resources(Class<V> type) {
    this(type, new TreeMap<>());
  }

  private Resources(Class<V> type, NavigableMap<String, V> byKey) {
    super(type, byKey);
    this.byKey = byKey;
  }

  /** Returns those below an id, whatever its case. */
  Collection<V> within(String id) {
    String key = ResourceId.key(id);
    return Collections.unmodifiableCollection(byKey.subMap(key + '/', key + AFTER_SLASH).values());
  }
}
