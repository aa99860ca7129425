package io.github.fleetmaven.secret;

import io.github.fleetmaven.model.Value;
import java.util.stream.Stream;

/** The texts in a value. */
final class Texts {

  private Texts() {}

  /** Returns each text anywhere in the value, keys aside. */
  static Stream<String> of(Value value) {
    if (value instanceof Value.Str s) {
      return Stream.of(s.text());
    }
    if (value instanceof Value.Arr a) {
      return a.items().stream().flatMap(Texts::of);
    }
    return value instanceof Value.Obj o
        ? o.members().values().stream().flatMap(Texts::of)
        : Stream.empty();
  }
}
