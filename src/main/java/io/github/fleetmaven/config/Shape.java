package io.github.fleetmaven.config;

import java.util.Map;
import java.util.Optional;

/** What an element may hold, as derived from the records that are shaped like the pom. */
sealed interface Shape {

  /** A text. */
  record Leaf(Scalar scalar) implements Shape {}

  /** Words with commas between them. */
  record Words(Scalar scalar) implements Shape {}

  /**
   * Elements with fixed names, each at most once.
   *
   * @param type the record that they are bound to
   * @param properties by name, in the order of the record
   */
  record Bean(Class<? extends Record> type, Map<String, Property> properties) implements Shape {

    /** Returns the element that is meant by a mere text. */
    Optional<Property> text() {
      return properties.values().stream().filter(p -> p.rules().text()).findFirst();
    }
  }

  /**
   * Elements that all have the same name.
   *
   * @param item their name
   */
  record Items(String item, Shape shape) implements Shape {}

  /** Elements of some kinds, in any order and number, by name. */
  record Kinds(Map<String, Bean> kinds) implements Shape {}

  /** Elements of any name, each with a text. */
  record Texts() implements Shape {}

  /** Anything that can be written as a JSON object. */
  record Free() implements Shape {}

  /**
   * An element of a bean.
   *
   * @param rules what its annotation says
   * @param holder the component of the record that it stands in; empty when in the record itself
   * @param list whether it is bound to a list, which is empty when the element is left out
   */
  record Property(String name, Shape shape, Element rules, String holder, boolean list) {}
}
