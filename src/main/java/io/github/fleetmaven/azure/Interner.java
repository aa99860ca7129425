package io.github.fleetmaven.azure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Keeps one of each of several equal values. Not for several threads. */
final class Interner {

  private final Map<Object, Object> kept = new HashMap<>();

  /** Returns the first value that was seen and equals this one. */
  @SuppressWarnings("unchecked") // an equal value of an immutable type serves as well
  <T> T intern(T value) {
    Object known = kept.putIfAbsent(value, value);
    return known == null ? value : (T) known;
  }

  /** Returns the first list that was seen and equals this one, else this one of known items. */
  <T> List<T> internAll(List<T> values) {
    return intern(values.stream().map(this::intern).collect(Collectors.toUnmodifiableList()));
  }
}
