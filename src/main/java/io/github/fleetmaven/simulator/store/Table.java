package io.github.fleetmaven.simulator.store;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Records by key, in the order in which they came. Not safe for use by several threads: the
 * simulator's lock guards it.
 *
 * @param <V> what is recorded
 */
class Table<V> implements Part {

  private final Class<V> type;
  private final Map<String, V> records;
  private Set<String> changed = new LinkedHashSet<>();

  Table(Class<V> type) {
    this(type, new LinkedHashMap<>());
  }

  Table(Class<V> type, Map<String, V> records) {
    this.type = type;
    this.records = records;
  }

  Optional<V> get(String key) {
    return Optional.ofNullable(records.get(key));
  }

  Collection<V> all() {
    return Collections.unmodifiableCollection(records.values());
  }

  void put(String key, V record) {
    records.put(key, record);
    changed.add(key);
  }

  void removeIf(Predicate<V> unwanted) {
    records
        .entrySet()
        .removeIf(
            record -> {
              boolean goes = unwanted.test(record.getValue());
              if (goes) {
                changed.add(record.getKey());
              }
              return goes;
            });
  }

  Optional<V> remove(String key) {
    changed.add(key);
    return Optional.ofNullable(records.remove(key));
  }

  @Override
  public boolean changed() {
    return !changed.isEmpty();
  }

  /** Returns the changed records by key, and nothing for each that is gone. */
  @Override
  public Object changes() {
    Map<String, @Nullable V> result = new LinkedHashMap<>();
    changed.forEach(key -> result.put(key, records.get(key)));
    return result;
  }

  @Override
  public Object whole() {
    return records;
  }

  @Override
  public void saved() {
    // A set that was once large takes long to clear.
    changed = new LinkedHashSet<>();
  }

  @Override
  public int records() {
    return records.size();
  }

  @Override
  public void apply(JsonParser changes) throws IOException {
    while (changes.nextToken() != JsonToken.END_OBJECT) {
      String key = changes.currentName();
      if (changes.nextToken() == JsonToken.VALUE_NULL) {
        records.remove(key);
      } else {
        records.put(key, changes.readValueAs(type));
      }
    }
  }

  @Override
  public void clear() {
    records.clear();
    saved();
  }
}
