package io.github.fleetmaven.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A JSON value in canonical form: two values are equal when they mean the same, whatever the order
 * of their keys or the spelling of their numbers. Immutable; objects keep the order they were
 * written in, for display.
 */
public sealed interface Value {

  /** The JSON null. */
  Value NULL = new Null();

  /** Returns a text. */
  static Str of(String text) {
    return new Str(text);
  }

  /** Returns a whole number. */
  static Num of(long number) {
    return new Num(BigDecimal.valueOf(number));
  }

  /** Returns a boolean. */
  static Bool of(boolean truth) {
    return new Bool(truth);
  }

  /** Returns a list of texts. */
  static Arr ofTexts(List<String> texts) {
    return new Arr(texts.stream().<Value>map(Str::new).toList());
  }

  /** A JSON object. */
  record Obj(Map<String, Value> members) implements Value {

    /** The object without members. */
    public static final Obj EMPTY = new Obj(Map.of());

    public Obj {
      members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    /** Returns the member of that name. */
    public Optional<Value> get(String key) {
      return Optional.ofNullable(members.get(key));
    }

    /** Returns the text at that name, where there is a text. */
    public Optional<String> text(String key) {
      return members.get(key) instanceof Str s ? Optional.of(s.text()) : Optional.empty();
    }

    /** Returns the boolean at that name, where there is a boolean. */
    public Optional<Boolean> bool(String key) {
      return members.get(key) instanceof Bool b ? Optional.of(b.truth()) : Optional.empty();
    }

    /** Returns the number at that name as an int, where there is a number. */
    public Optional<Integer> integer(String key) {
      return members.get(key) instanceof Num n
          ? Optional.of(n.number().intValue())
          : Optional.empty();
    }

    /** Returns the object at that name; an empty one where there is none. */
    public Obj obj(String key) {
      return members.get(key) instanceof Obj o ? o : EMPTY;
    }

    /** Returns the items of the array at that name; none where there is no array. */
    public List<Value> items(String key) {
      return members.get(key) instanceof Arr a ? a.items() : List.of();
    }

    /** Follows a path of names through nested objects; an empty object where it ends early. */
    public Obj at(String... path) {
      Obj here = this;
      for (String step : path) {
        here = here.obj(step);
      }
      return here;
    }

    /** Returns a copy in which the member has that value. */
    public Obj with(String key, Value value) {
      Map<String, Value> copy = new LinkedHashMap<>(members);
      copy.put(key, value);
      return new Obj(copy);
    }

    /** Returns a copy without the member. */
    public Obj without(String key) {
      Map<String, Value> copy = new LinkedHashMap<>(members);
      copy.remove(key);
      return new Obj(copy);
    }

    /** Returns a copy with the members of the other object laid over those of this one. */
    public Obj plus(Obj other) {
      Map<String, Value> copy = new LinkedHashMap<>(members);
      copy.putAll(other.members);
      return new Obj(copy);
    }

    /** Tells whether there are no members. */
    public boolean isEmpty() {
      return members.isEmpty();
    }
  }

  /** A JSON array. */
  record Arr(List<Value> items) implements Value {
    public Arr {
      items = Collections.unmodifiableList(new ArrayList<>(items));
    }
  }

  /** A JSON string. */
  record Str(String text) implements Value {}

  /** A JSON number; {@code 1}, {@code 1.0} and {@code 10e-1} are the same. */
  record Num(BigDecimal number) implements Value {
    public Num {
      number = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    }
  }

  /** A JSON boolean. */
  record Bool(boolean truth) implements Value {}

  /** The JSON null. */
  record Null() implements Value {}
}
