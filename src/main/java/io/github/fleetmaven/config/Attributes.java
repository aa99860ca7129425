package io.github.fleetmaven.config;

import java.util.Collection;
import java.util.List;

/** Which attributes of elements are Maven's and XML's own. Stateless. */
final class Attributes {

  private Attributes() {}

  /** Returns the attributes that are neither known here nor Maven's or XML's own. */
  static List<String> unknown(XmlNode node, Collection<String> known) {
    return node.attributes().keySet().stream()
        .filter(name -> !known.contains(name))
        .filter(name -> !name.startsWith("combine.") && !name.startsWith("xml"))
        .sorted()
        .toList();
  }
}
