package io.github.fleetmaven.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Optional;

/** Reads elements that hold a text. What can't be read is reported. Not for several threads. */
final class LeafReader {

  private final Problems problems;
  private final Expressions expressions;
  private final SecretRules secrets;

  LeafReader(Problems problems, Expressions expressions, SecretRules secrets) {
    this.problems = problems;
    this.expressions = expressions;
    this.secrets = secrets;
  }

  /** Reads one text; empty when it is not what the element takes. */
  Optional<JsonNode> read(XmlNode node, Scalar scalar, Element rules, String path) {
    Place place = Place.leaf(node.location(), path);
    if (!usable(node, rules, place)) {
      return Optional.empty();
    }
    return convert(node.text().strip(), scalar, rules, place);
  }

  /** Reads words with commas between them; those that aren't known are left out. */
  ArrayNode readWords(XmlNode node, Scalar scalar, Element rules, String path) {
    Place place = Place.leaf(node.location(), path);
    ArrayNode result = JsonNodeFactory.instance.arrayNode();
    if (usable(node, rules, place)) {
      for (String word : List.of(node.text().strip().split("\\s*,\\s*", -1))) {
        convert(word, scalar, rules, place).ifPresent(result::add);
      }
    }
    return result;
  }

  /** Reports attributes that nobody reads. */
  void checkAttributes(XmlNode node, Place place) {
    Attributes.unknown(node, List.of())
        .forEach(
            name ->
                problems.error(
                    place, "unknown attribute " + name, "write it as an element, <" + name + ">"));
  }

  private boolean usable(XmlNode node, Element rules, Place place) {
    checkAttributes(node, place);
    if (!node.children().isEmpty()) {
      problems.error(
          place,
          "it takes a text, and holds <" + node.children().get(0).name() + ">",
          "write a text");
      return false;
    }
    if (!expressions.check(node, place, rules.shell())) {
      return false;
    }
    if (node.text().isBlank()) {
      problems.error(place, "it is empty", "give it a value, or leave the element out");
      return false;
    }
    if (rules.secrets()) {
      return secrets.checkAllowed(node.text(), place);
    }
    return secrets.checkNone(node.text(), place);
  }

  private Optional<JsonNode> convert(String text, Scalar scalar, Element rules, Place place) {
    try {
      return Optional.of(scalar.read(text, rules));
    } catch (BadValueException e) {
      problems.error(place, e.summary(), e.remedy());
      return Optional.empty();
    }
  }
}
