package io.github.fleetmaven.diag;

import java.util.List;
import java.util.stream.Collectors;

/** A run can't go on, for reasons that a user can act on. */
public final class FleetException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Diagnostic> diagnostics;

  /**
   * @param headline what could not be done
   * @param diagnostics why, each with its place and remedy; may be empty
   */
  public FleetException(String headline, List<Diagnostic> diagnostics) {
    super(text(headline, diagnostics));
    this.diagnostics = List.copyOf(diagnostics);
  }

  /** Returns why, each with its place and remedy. */
  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  private static String text(String headline, List<Diagnostic> diagnostics) {
    return diagnostics.stream()
        .map(d -> System.lineSeparator() + "  " + d.text())
        .collect(Collectors.joining("", headline, ""));
  }
}
