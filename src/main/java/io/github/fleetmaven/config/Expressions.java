package io.github.fleetmaven.config;

import java.util.Set;

/** Looks for {@code ${…}} that didn't become, or shouldn't have become, a value. */
final class Expressions {

  private final Set<String> declared;
  private final Problems problems;

  Expressions(Set<String> declared, Problems problems) {
    this.declared = declared;
    this.problems = problems;
  }

  /**
   * Checks the text of an element.
   *
   * @param shell whether the text is for a machine's shell, so that a name without a dot may be
   *     meant for that
   * @return whether the text can be used
   */
  boolean check(XmlNode node, Place place, boolean shell) {
    boolean fine = true;
    for (XmlNode.Expression expression : node.expressions()) {
      String name = expression.name();
      if (shell && !name.contains(".") && !declared.contains(name)) {
        problems.error(
            place,
            "${"
                + name
                + "} is no property of this project; Maven would put in the build machine's"
                + " value",
            "write $"
                + name
                + " for the target's shell, or use a script; or declare a property "
                + name);
        fine = false;
      } else if (!expression.resolved()) {
        problems.error(
            place, "${" + name + "} has no value", "declare the property, or correct its name");
        fine = false;
      }
    }
    return fine;
  }
}
