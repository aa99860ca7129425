package io.github.fleetmaven.simulator.store;

import java.util.ArrayList;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.StringJoiner;
import java.util.stream.IntStream;

/** Whole numbers as a short text: {@code 0-4,7}. Stateless. */
final class Ranges {

  private Ranges() {}

  /** Returns the text of numbers that ascend. */
  static String text(IntStream numbers) {
    StringJoiner text = new StringJoiner(",");
    PrimitiveIterator.OfInt each = numbers.iterator();
    if (!each.hasNext()) {
      return "";
    }
    int first = each.nextInt();
    int last = first;
    while (each.hasNext()) {
      int next = each.nextInt();
      if (next != last + 1) {
        text.add(range(first, last));
        first = next;
      }
      last = next;
    }
    return text.add(range(first, last)).toString();
  }

  /** Returns the numbers of a text. */
  static IntStream numbers(String text) {
    List<IntStream> ranges = new ArrayList<>();
    for (String range : text.isEmpty() ? new String[0] : text.split(",")) {
      int dash = range.indexOf('-');
      int first = Integer.parseInt(dash < 0 ? range : range.substring(0, dash));
      int last = dash < 0 ? first : Integer.parseInt(range.substring(dash + 1));
      ranges.add(IntStream.rangeClosed(first, last));
    }
    return ranges.stream().flatMapToInt(range -> range);
  }

  private static String range(int first, int last) {
    return first == last ? Integer.toString(first) : first + "-" + last;
  }
}
