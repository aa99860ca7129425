package io.github.fleetmaven.config;

import io.github.fleetmaven.model.Value;
import java.util.List;
import java.util.Optional;

/**
 * The two halves of an extension's settings.
 *
 * @param settings the public half, free of secrets; empty when the pom says nothing of it
 * @param protectedSettings the protected half; empty when the pom says nothing of it
 * @param moved keys that the pom has in the public half and that moved, since they hold secrets
 */
record Halves(
    Optional<Value.Obj> settings, Optional<Value.Obj> protectedSettings, List<String> moved) {

  /** Nothing is said of either half. */
  static final Halves UNSAID = new Halves(Optional.empty(), Optional.empty(), List.of());

  Halves {
    moved = List.copyOf(moved);
  }

  /** Tells whether one of the halves has that key. */
  boolean has(String key) {
    return settings
        .flatMap(s -> s.get(key))
        .or(() -> protectedSettings.flatMap(s -> s.get(key)))
        .isPresent();
  }
}
