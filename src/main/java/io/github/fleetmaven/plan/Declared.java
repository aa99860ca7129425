package io.github.fleetmaven.plan;

import io.github.fleetmaven.model.DesiredExtension;
import io.github.fleetmaven.model.DesiredTarget;
import java.util.Set;
import java.util.stream.Collectors;

/** The names of the extensions that a target declares. */
final class Declared {

  private Declared() {}

  static Set<String> present(DesiredTarget target) {
    return target.extensions().stream()
        .filter(e -> !e.absent())
        .map(DesiredExtension::name)
        .collect(Collectors.toSet());
  }

  static Set<String> absent(DesiredTarget target) {
    return target.extensions().stream()
        .filter(DesiredExtension::absent)
        .map(DesiredExtension::name)
        .collect(Collectors.toSet());
  }
}
