package io.github.fleetmaven.model;

/**
 * A value that must not be shown: whatever prints it, prints a mask.
 *
 * @param reveal the value itself, for the one place that sends it
 */
public record Sensitive<T>(T reveal) {

  @Override
  public String toString() {
    return "(secret)";
  }
}
