package io.github.fleetmaven.engine;

import java.util.Collection;
import java.util.stream.Collectors;

/** Lists for people. */
final class Lists {

  private static final int SHOWN = 12;

  private Lists() {}

  /** Returns {@code 1 instance} or {@code 2 instances}. */
  static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  /** Returns ids in order, cut where they get too many to read. */
  static String sorted(Collection<String> ids) {
    String shown = ids.stream().sorted().limit(SHOWN).collect(Collectors.joining(", "));
    return ids.size() > SHOWN ? shown + " and " + (ids.size() - SHOWN) + " more" : shown;
  }
}
