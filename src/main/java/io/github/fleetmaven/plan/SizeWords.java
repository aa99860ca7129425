package io.github.fleetmaven.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says by how much something changed. */
final class SizeWords {

  private static final int MOST = 8;

  private SizeWords() {}

  static String changed(String name, long before, long now) {
    return before == now
        ? name + " changed, still " + bytes(now)
        : name + " changed, " + number(before) + " → " + bytes(now);
  }

  static String fresh(String name, long size) {
    return name + " is new, " + bytes(size);
  }

  static String bytes(long size) {
    return number(size) + (size == 1 ? " byte" : " bytes");
  }

  /** Returns so many that they can be read. */
  static List<String> few(List<String> changes) {
    if (changes.size() <= MOST) {
      return changes;
    }
    List<String> few = new ArrayList<>(changes.subList(0, MOST));
    few.add("and " + (changes.size() - MOST) + " changes of files more");
    return few;
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
