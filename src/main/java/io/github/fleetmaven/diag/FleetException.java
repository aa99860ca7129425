package io.github.fleetmaven.diag;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A run can't go on, for reasons that a user can act on. */
public final class FleetException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String headline;
  private final transient List<Diagnostic> diagnostics;

  /**
   * @param headline what could not be done
   * @param diagnostics why, each with its place and remedy; may be empty
   */
  public FleetException(String headline, List<Diagnostic> diagnostics) {
    super(text(headline, diagnostics));
    this.headline = headline;
    this.diagnostics = List.copyOf(diagnostics);
  }

  /**
   * Returns the same in other words.
   *
   * @param words what becomes of each text, as one that is cleared of secrets
   */
  public FleetException with(UnaryOperator<String> words) {
    FleetException other =
        new FleetException(
            words.apply(headline), diagnostics.stream().map(d -> d.with(words)).toList());
    other.setStackTrace(getStackTrace());
    return other;
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
