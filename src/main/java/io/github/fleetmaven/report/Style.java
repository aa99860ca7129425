package io.github.fleetmaven.report;

/** Colours, where the terminal has them. Immutable. */
public enum Style {
  /** Text only. */
  PLAIN,
  /** With ANSI colours. */
  COLOR;

  private static final String END = "\u001b[0m";

  String strong(String text) {
    return in("\u001b[1m", text);
  }

  String good(String text) {
    return in("\u001b[32m", text);
  }

  String bad(String text) {
    return in("\u001b[31m", text);
  }

  String changed(String text) {
    return in("\u001b[33m", text);
  }

  String faint(String text) {
    return in("\u001b[2m", text);
  }

  private String in(String start, String text) {
    return this == COLOR ? start + text + END : text;
  }
}
