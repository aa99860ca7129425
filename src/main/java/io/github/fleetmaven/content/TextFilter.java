package io.github.fleetmaven.content;

/** Replaces a build's properties in texts. Safe for use by several threads. */
@FunctionalInterface
public interface TextFilter {

  /** Returns the text with the values of properties in it; what has no value stays as it is. */
  String filter(String text);
}
