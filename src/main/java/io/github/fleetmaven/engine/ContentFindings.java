package io.github.fleetmaven.engine;

import io.github.fleetmaven.cloud.ContentStore.Stored;
import io.github.fleetmaven.content.DeliveryRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What lies in a place for content, as it was found at some time.
 *
 * @param stored all that lies there
 * @param needed the names that stay, records and content
 * @param unknown what couldn't be looked at, so that what it may need stays, and why
 */
record ContentFindings(List<Stored> stored, Set<String> needed, List<String> unknown) {

  /** Other names in the place aren't ours. */
  private static final Pattern OURS = Pattern.compile("[0-9a-f]{64}/[^/]+");

  ContentFindings {
    stored = List.copyOf(stored);
    needed = Set.copyOf(needed);
    unknown = List.copyOf(unknown);
  }

  /** Returns what may go, by name with its size. */
  Map<String, Long> old(Instant youngest) {
    Map<String, Long> old = new TreeMap<>();
    stored.stream()
        .filter(s -> isOurs(s.name()))
        .filter(s -> !needed.contains(s.name()) && s.modified().isBefore(youngest))
        .forEach(s -> old.put(s.name(), s.size()));
    return old;
  }

  /** Returns how many names are ours. */
  int own() {
    return (int) stored.stream().filter(s -> isOurs(s.name())).count();
  }

  /** Returns how many of the names that lie there stay. */
  int kept() {
    return (int) stored.stream().filter(s -> needed.contains(s.name())).count();
  }

  static boolean isOurs(String name) {
    return isRecord(name) || OURS.matcher(name).matches();
  }

  static boolean isRecord(String name) {
    return name.startsWith(DeliveryRecord.PREFIX);
  }
}
