package io.github.fleetmaven.config;

import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.diag.Diagnostics;
import java.util.List;

/** Collects the problems of one configuration by place. Not for several threads. */
final class Problems {

  private final Diagnostics diagnostics = new Diagnostics();

  void error(Place place, String summary, String remedy) {
    diagnostics.error(place.where(), summary, remedy);
  }

  void warning(Place place, String summary, String remedy) {
    diagnostics.warning(place.where(), summary, remedy);
  }

  boolean hasErrors() {
    return diagnostics.hasErrors();
  }

  List<Diagnostic> all() {
    return diagnostics.all();
  }
}
