package io.github.fleetmaven.simulator.catalogue;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Compares versions such as 1.2.10, number by number. Stateless. */
public final class Versions {

  /** Orders versions from old to new. */
  public static final Comparator<String> OLD_TO_NEW = Versions::compare;

  private Versions() {}

  /** Returns the newest of some versions. */
  public static Optional<String> newest(Collection<String> versions) {
    return versions.stream().max(OLD_TO_NEW);
  }

  /** Tells whether a version begins with all numbers of another one, as 1.2.3 does with 1.2. */
  static boolean beginsWith(String version, String start) {
    return (version + ".").startsWith(start + ".");
  }

  private static int compare(String left, String right) {
    String[] a = left.split("\\.", -1);
    String[] b = right.split("\\.", -1);
    for (int i = 0; i < Math.min(a.length, b.length); i++) {
      int result = comparePart(a[i], b[i]);
      if (result != 0) {
        return result;
      }
    }
    return Integer.compare(a.length, b.length);
  }

  private static int comparePart(String left, String right) {
    boolean numbers = left.matches("\\d{1,18}") && right.matches("\\d{1,18}");
    return numbers
        ? Long.compare(Long.parseLong(left), Long.parseLong(right))
        : left.compareTo(right);
  }
}
