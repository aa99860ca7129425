package io.github.fleetmaven.config;

import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.diag.Diagnostics;
import io.github.fleetmaven.model.SharedAccessSignature;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects the problems of one configuration by place. Not for several threads. */
final class Problems {

  private final Diagnostics diagnostics = new Diagnostics();
  private final List<Found> found = new ArrayList<>();

  void error(Place place, String summary, String remedy) {
    add(place, Diagnostic.error(place.where(), summary, remedy).with(Problems::unsigned));
  }

  void warning(Place place, String summary, String remedy) {
    add(place, Diagnostic.warning(place.where(), summary, remedy).with(Problems::unsigned));
  }

  /** A problem may quote what it is about. */
  private static String unsigned(String text) {
    return SharedAccessSignature.masked(text, "(secret)");
  }

  boolean hasErrors() {
    return diagnostics.hasErrors();
  }

  /** Returns the problems file by file and, in a file, from top to bottom. */
  List<Diagnostic> all() {
    List<String> files = found.stream().map(f -> f.place().file()).distinct().toList();
    return found.stream()
        .sorted(
            Comparator.comparingInt((Found f) -> files.indexOf(f.place().file()))
                .thenComparingInt(f -> f.place().line()))
        .map(Found::diagnostic)
        .toList();
  }

  private void add(Place place, Diagnostic diagnostic) {
    diagnostics.add(diagnostic);
    found.add(new Found(place, diagnostic));
  }

  private record Found(Place place, Diagnostic diagnostic) {}
}
