package io.github.fleetmaven.report;

import io.github.fleetmaven.model.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Small phrases. */
public final class Words {

  private static final int SHOWN = 12;
  private static final int LONGEST = 400;
  private static final int KIB = 1024;
  private static final List<String> UNITS = List.of("KiB", "MiB", "GiB");

  private Words() {}

  /** Returns {@code 1 instance} or {@code 2 instances}. */
  public static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  /** Returns a size as people read it: {@code 812 bytes}, {@code 14.2 MiB}. */
  public static String bytes(long bytes) {
    if (bytes < KIB) {
      return count(bytes, "byte");
    }
    double size = bytes;
    int unit = -1;
    while (size >= KIB && unit < UNITS.size() - 1) {
      size /= KIB;
      unit++;
    }
    return String.format(Locale.ROOT, "%.1f %s", size, UNITS.get(unit)).replace(".0 ", " ");
  }

  /** Returns how a rolling upgrade of Azure's stands. */
  static String rollingUpgrade(
      String code, int successful, int failed, int inProgress, int pending) {
    return "Azure's rolling upgrade %s: %d updated, %d failed, %d being updated, %d to come"
        .formatted(code, successful, failed, inProgress, pending);
  }

  /** Returns the ids, cut where they get too many to read. */
  public static String list(Collection<String> ids) {
    String shown = ids.stream().limit(SHOWN).collect(Collectors.joining(", "));
    return ids.size() > SHOWN ? shown + " and " + (ids.size() - SHOWN) + " more" : shown;
  }

  /** Returns a text on one line, cut where it gets too long for a table. */
  public static String brief(String text) {
    String line = text.strip().replaceAll("\\s*\\R\\s*", " | ");
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
  }

  /** Returns a text in lines that are no wider than that, but for words that are. */
  static List<String> wrapped(String text, int width) {
    List<String> lines = new ArrayList<>();
    for (String paragraph : text.strip().split("\\R", -1)) {
      StringBuilder line = new StringBuilder();
      for (String word : paragraph.strip().split("\\s+", -1)) {
        if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
          lines.add(line.toString());
          line.setLength(0);
        }
        line.append(line.isEmpty() ? "" : " ").append(word);
      }
      if (!line.isEmpty()) {
        lines.add(line.toString());
      }
    }
    return lines;
  }

  /** Returns the texts of a list. */
  static String texts(List<Value> values) {
    return values.stream()
        .map(v -> v instanceof Value.Str s ? s.text() : v.toString())
        .collect(Collectors.joining(", "));
  }

  /** Returns a duration as people read it: {@code 1.5 s}, {@code 2 min 3 s}, {@code 1 h 5 min}. */
  public static String duration(Duration duration) {
    long seconds = duration.toSeconds();
    if (duration.toMillis() == 0) {
      return "0 s";
    }
    if (seconds < 60) {
      double exact = duration.toMillis() / 1000.0;
      return String.format(Locale.ROOT, exact < 10 ? "%.1f s" : "%.0f s", exact);
    }
    if (seconds < 3600) {
      return pair(seconds / 60, "min", seconds % 60, "s");
    }
    return pair(seconds / 3600, "h", seconds % 3600 / 60, "min");
  }

  private static String pair(long great, String greatUnit, long small, String smallUnit) {
    String head = great + " " + greatUnit;
    return small == 0 ? head : head + " " + small + " " + smallUnit;
  }
}
