package io.github.fleetmaven.secret;

import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of a text.
 *
 * @param start the first character
 * @param end one behind the last character
 */
record Span(int start, int end) {

  /** Joins those that overlap or touch; the given ones are ordered by where they start. */
  static List<Span> joined(List<Span> ordered) {
    List<Span> joined = new ArrayList<>();
    for (Span span : ordered) {
      int last = joined.size() - 1;
      if (last >= 0 && span.start() <= joined.get(last).end()) {
        Span before = joined.get(last);
        joined.set(last, new Span(before.start(), Math.max(before.end(), span.end())));
      } else {
        joined.add(span);
      }
    }
    return joined;
  }
}
