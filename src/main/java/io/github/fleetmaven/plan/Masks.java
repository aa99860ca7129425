package io.github.fleetmaven.plan;

import io.github.fleetmaven.model.Value;

/** Shows steps without what is protected in them. */
final class Masks {

  private static final Value MASK = Value.of("(protected)");

  private Masks() {}

  /** Returns the properties that a step sends; of protected settings their names alone. */
  static Value shown(ExtensionStep step) {
    if (step.protectedSettings().isEmpty()) {
      return step.properties();
    }
    Value.Obj names = Value.Obj.EMPTY;
    for (String name : step.protectedSettings().get().members().keySet()) {
      names = names.with(name, MASK);
    }
    if (step.inlineScript().isPresent()) {
      names = names.with("script", MASK);
    }
    return step.properties().with(ExtensionProperties.PROTECTED, names);
  }
}
