package io.github.fleetmaven.report.junit;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Names of files for targets, whose own names may hold anything: safe on every system, and each its
 * own, also where upper and lower case are the same. Not for several threads.
 */
final class FileNames {

  private static final int LONGEST = 100;

  private final Set<String> taken = new HashSet<>();

  /** Returns {@code TEST-<target>.xml}, or what comes nearest to it. */
  String of(String target) {
    String safe = target.replaceAll("[^A-Za-z0-9._-]", "_");
    String stem = safe.length() > LONGEST ? safe.substring(0, LONGEST) : safe;
    String name = stem;
    for (int i = 2; !taken.add(name.toLowerCase(Locale.ROOT)); i++) {
      name = stem + "-" + i;
    }
    return "TEST-" + name + ".xml";
  }
}
