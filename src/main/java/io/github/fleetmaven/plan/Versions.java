package io.github.fleetmaven.plan;

/** Compares versions of handlers. */
final class Versions {

  private Versions() {}

  /** Tells whether a version is older than another, number by number; what is no number is 0. */
  static boolean isBelow(String version, String other) {
    String[] a = version.split("\\.", -1);
    String[] b = other.split("\\.", -1);
    for (int i = 0; i < Math.max(a.length, b.length); i++) {
      int order = Long.compare(number(a, i), number(b, i));
      if (order != 0) {
        return order < 0;
      }
    }
    return false;
  }

  private static long number(String[] parts, int at) {
    return at < parts.length && parts[at].matches("\\d{1,9}") ? Long.parseLong(parts[at]) : 0;
  }
}
