package io.github.fleetmaven.config;

import com.fasterxml.jackson.databind.JsonNode;

/** A kind of text that an element may hold. */
interface Scalar {

  /** Returns what the reference calls it. */
  String describe();

  /**
   * Reads a text that isn't blank.
   *
   * @param text as the pom has it, without space around it
   * @param rules what the element's annotation says
   * @return what Jackson binds without fail
   * @throws BadValueException when the text is something else
   */
  JsonNode read(String text, Element rules) throws BadValueException;
}
