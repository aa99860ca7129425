package io.github.fleetmaven.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An element of a pom's configuration, free of Maven's types.
 *
 * @param name the element's name
 * @param attributes its attributes by name
 * @param text its text after Maven's interpolation, empty when it has none
 * @param expressions what stands in {@code ${…}} in the text as a user wrote it
 * @param children its children in the order of the pom
 * @param location where it was written, as {@code pom.xml:41}; empty when no file has it
 */
public record XmlNode(
    String name,
    Map<String, String> attributes,
    String text,
    List<Expression> expressions,
    List<XmlNode> children,
    String location) {

  public XmlNode {
    attributes = Map.copyOf(attributes);
    expressions = List.copyOf(expressions);
    children = List.copyOf(children);
  }

  /**
   * An expression in a text, as a user wrote it.
   *
   * @param name what stands between the braces
   * @param resolved whether Maven put a value in its place
   */
  public record Expression(String name, boolean resolved) {}

  /** Returns the first child of that name. */
  Optional<XmlNode> child(String childName) {
    return children.stream().filter(c -> c.name().equals(childName)).findFirst();
  }
}
