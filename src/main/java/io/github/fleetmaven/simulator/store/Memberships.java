package io.github.fleetmaven.simulator.store;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The machines of all scale sets, by the key of the set. Not safe for use by several threads: the
 * simulator's lock guards it.
 */
final class Memberships implements Part {

  private final Map<String, Membership> bySet = new HashMap<>();
  private final Membership none = new Membership();
  private Set<String> changed = new LinkedHashSet<>();

  /** Returns the machines of a set, to be looked at. */
  Membership of(String set) {
    return bySet.getOrDefault(set, none);
  }

  /** Returns the machines of a set, to be changed. */
  Membership changing(String set) {
    changed.add(set);
    return bySet.computeIfAbsent(set, key -> new Membership());
  }

  /** Forgets the machines of a set. */
  void remove(String set) {
    changed.add(set);
    bySet.remove(set);
  }

  @Override
  public boolean changed() {
    return !changed.isEmpty();
  }

  @Override
  public Object changes() {
    Map<String, Membership.@Nullable Changes> result = new LinkedHashMap<>();
    for (String set : changed) {
      @Nullable Membership membership = bySet.get(set);
      result.put(set, membership == null ? null : membership.changes());
    }
    return result;
  }

  @Override
  public Object whole() {
    Map<String, Membership.Changes> result = new LinkedHashMap<>();
    bySet.forEach((set, membership) -> result.put(set, membership.whole()));
    return result;
  }

  @Override
  public void saved() {
    for (String set : changed) {
      of(set).saved();
    }
    // A set that was once large takes long to clear.
    changed = new LinkedHashSet<>();
  }

  @Override
  public int records() {
    return bySet.size();
  }

  @Override
  public void apply(JsonParser changes) throws IOException {
    while (changes.nextToken() != JsonToken.END_OBJECT) {
      String set = changes.currentName();
      if (changes.nextToken() == JsonToken.VALUE_NULL) {
        bySet.remove(set);
      } else {
        bySet
            .computeIfAbsent(set, key -> new Membership())
            .apply(changes.readValueAs(Membership.Changes.class));
      }
    }
  }

  @Override
  public void clear() {
    bySet.clear();
    saved();
  }
}
