package io.github.fleetmaven.config;

import io.github.fleetmaven.model.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Gathers the members of an object, of those that are there. Not for several threads. */
final class Members {

  private final Map<String, Value> members = new LinkedHashMap<>();

  Members text(String key, Optional<String> text) {
    return value(key, text.map(Value::of));
  }

  Members number(String key, Optional<Integer> number) {
    return value(key, number.map(Value::of));
  }

  Members value(String key, Optional<? extends Value> value) {
    value.ifPresent(v -> members.put(key, v));
    return this;
  }

  /** Adds an object, unless it is empty. */
  Members object(String key, Members object) {
    return value(key, Optional.of(object.object()).filter(o -> !o.isEmpty()));
  }

  Value.Obj object() {
    return new Value.Obj(members);
  }
}
