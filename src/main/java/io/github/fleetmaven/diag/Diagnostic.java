package io.github.fleetmaven.diag;

import java.util.function.UnaryOperator;

/**
 * One thing that a user should know.
 *
 * @param severity whether it stops the run
 * @param where the place, as {@code pom.xml:41: scaleSets/scaleSet[web]/extensions/customScript} or
 *     {@code myVMSS/7}; may be empty when the whole run is meant
 * @param summary what is the matter
 * @param remedy what to do about it; may be empty
 */
public record Diagnostic(Severity severity, String where, String summary, String remedy) {

  /** Returns an error. */
  public static Diagnostic error(String where, String summary, String remedy) {
    return new Diagnostic(Severity.ERROR, where, summary, remedy);
  }

  /** Returns a warning. */
  public static Diagnostic warning(String where, String summary, String remedy) {
    return new Diagnostic(Severity.WARNING, where, summary, remedy);
  }

  /** Returns the same in other words; what becomes of each text is given. */
  public Diagnostic with(UnaryOperator<String> words) {
    return new Diagnostic(severity, words.apply(where), words.apply(summary), words.apply(remedy));
  }

  /** Returns the whole as one line: {@code where: summary; remedy}. */
  public String text() {
    String head = where.isEmpty() ? summary : where + ": " + summary;
    return remedy.isEmpty() ? head : head + "; " + remedy;
  }

  /** Whether a diagnostic stops the run. */
  public enum Severity {
    ERROR,
    WARNING
  }
}
