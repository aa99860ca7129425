package io.github.fleetmaven.diag;

import java.util.ArrayList;
import java.util.List;

/** Collects diagnostics, so that all problems are told at once. Not for several threads. */
public final class Diagnostics {

  private final List<Diagnostic> all = new ArrayList<>();

  /** Adds a diagnostic. */
  public void add(Diagnostic diagnostic) {
    all.add(diagnostic);
  }

  /** Adds an error. */
  public void error(String where, String summary, String remedy) {
    add(Diagnostic.error(where, summary, remedy));
  }

  /** Adds a warning. */
  public void warning(String where, String summary, String remedy) {
    add(Diagnostic.warning(where, summary, remedy));
  }

  /** Tells whether one of them stops the run. */
  public boolean hasErrors() {
    return all.stream().anyMatch(d -> d.severity() == Diagnostic.Severity.ERROR);
  }

  /** Returns all of them in the order in which they were found. */
  public List<Diagnostic> all() {
    return List.copyOf(all);
  }
}
