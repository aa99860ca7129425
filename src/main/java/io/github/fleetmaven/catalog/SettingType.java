package io.github.fleetmaven.catalog;

import io.github.fleetmaven.model.Value;
import java.util.Optional;

/** The type of one setting. */
public enum SettingType {
  STRING("string"),
  INTEGER("integer"),
  BOOLEAN("boolean"),
  OBJECT("object"),
  STRINGS("string[]"),
  ANY("any");

  private final String word;

  SettingType(String word) {
    this.word = word;
  }

  /** Returns the word as the catalogue writes it. */
  public String word() {
    return word;
  }

  /** Reads the word of the catalogue; empty when there is no such type. */
  public static Optional<SettingType> of(String word) {
    for (SettingType type : values()) {
      if (type.word.equals(word)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  /** Tells whether a value is of this type. */
  public boolean accepts(Value value) {
    return switch (this) {
      case STRING -> value instanceof Value.Str;
      case INTEGER -> value instanceof Value.Num n && n.number().scale() <= 0;
      case BOOLEAN -> value instanceof Value.Bool;
      case OBJECT -> value instanceof Value.Obj;
      case STRINGS ->
          value instanceof Value.Arr a && a.items().stream().allMatch(Value.Str.class::isInstance);
      case ANY -> true;
    };
  }
}
