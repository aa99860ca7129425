package io.github.fleetmaven.wiring;

import io.github.fleetmaven.model.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Masks each text in a value. Pure. */
final class MaskedValue {

  private MaskedValue() {}

  static Value of(Value value, UnaryOperator<String> mask) {
    if (value instanceof Value.Str text) {
      return Value.of(mask.apply(text.text()));
    }
    if (value instanceof Value.Arr array) {
      return new Value.Arr(array.items().stream().map(item -> of(item, mask)).toList());
    }
    if (value instanceof Value.Obj object) {
      Map<String, Value> members = new LinkedHashMap<>();
      object.members().forEach((key, member) -> members.put(key, of(member, mask)));
      return new Value.Obj(members);
    }
    return value;
  }
}
