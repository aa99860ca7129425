package io.github.fleetmaven.secret;

import io.github.fleetmaven.json.Json;
import io.github.fleetmaven.model.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** One text for all spellings of a JSON value. */
final class CanonicalJson {

  private CanonicalJson() {}

  /** Writes a value on one line, the keys of its objects in order. */
  static String write(Value value) {
    return Json.write(sorted(value));
  }

  private static Value sorted(Value value) {
    if (value instanceof Value.Obj o) {
      Map<String, Value> members = new LinkedHashMap<>();
      new TreeMap<>(o.members()).forEach((key, member) -> members.put(key, sorted(member)));
      return new Value.Obj(members);
    }
    return value instanceof Value.Arr a
        ? new Value.Arr(a.items().stream().map(CanonicalJson::sorted).toList())
        : value;
  }
}
