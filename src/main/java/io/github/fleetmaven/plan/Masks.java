package io.github.fleetmaven.plan;

import io.github.fleetmaven.model.Value;
import java.util.Set;

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
    for (String name : step.delivery().map(Delivery::addedKeys).orElse(Set.of())) {
      names = names.with(name, MASK);
    }
    return step.properties().with(ExtensionProperties.PROTECTED, names);
  }
}
