package io.github.fleetmaven.simulator.store;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Whole numbers as a short text: {@code 0-4,7}. For one thread. */
final class Ranges {

  private final StringBuilder text = new StringBuilder();
  private int first = -1;
  private int last = -1;

  /** Adds a number that is greater than those before. */
  void add(int number) {
    if (first < 0) {
      first = number;
    } else if (number != last + 1) {
      put();
      first = number;
    }
    last = number;
  }

  /** Returns the text of all numbers. */
  String text() {
    if (first >= 0) {
      put();
      first = -1;
    }
    return text.toString();
  }

  private void put() {
    if (!text.isEmpty()) {
      text.append(',');
    }
    text.append(first);
    if (last > first) {
      text.append('-').append(last);
    }
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
}
