package io.github.fleetmaven.secret;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All that is looked for, ordered for a quick look at each place of a text. Immutable. */
final class Needles {

  /** Stands for the second character of a needle that has one only. */
  private static final char NONE = '\0';

  private final List<Needle> all;
  private final Map<Character, Map<Character, List<Needle>>> byStart;

  Needles(List<Needle> all) {
    this.all = List.copyOf(all);
    this.byStart =
        all.stream()
            .collect(
                Collectors.groupingBy(
                    n -> n.text().charAt(0), Collectors.groupingBy(n -> second(n.text(), 0))));
  }

  Needles plus(Collection<Needle> more) {
    return new Needles(Stream.concat(all.stream(), more.stream()).distinct().toList());
  }

  /** Returns the stretches of a text that tell a secret, in order, none touching another. */
  List<Span> find(String text) {
    List<Span> found = new ArrayList<>();
    for (int i = 0; i < text.length(); i++) {
      Map<Character, List<Needle>> bySecond = byStart.get(text.charAt(i));
      if (bySecond != null) {
        find(bySecond.getOrDefault(second(text, i), List.of()), text, i, found);
        find(bySecond.getOrDefault(NONE, List.of()), text, i, found);
      }
    }
    found.sort(Comparator.comparingInt(Span::start));
    return Span.joined(found);
  }

  private static void find(List<Needle> needles, String text, int start, List<Span> found) {
    for (Needle needle : needles) {
      needle.at(text, start).filter(span -> !isInMask(text, span)).ifPresent(found::add);
    }
  }

  /** Returns the character behind a place; line ends count as little as they do in a needle. */
  private static char second(String text, int start) {
    int at = start + 1;
    while (at < text.length() && (text.charAt(at) == '\n' || text.charAt(at) == '\r')) {
      at++;
    }
    return at < text.length() ? text.charAt(at) : NONE;
  }

  /** Tells whether a stretch lies in a mask that is there already, so that masks don't nest. */
  private static boolean isInMask(String text, Span span) {
    int length = Masker.MASK.length();
    for (int start = Math.max(0, span.end() - length); start <= span.start(); start++) {
      if (text.startsWith(Masker.MASK, start)) {
        return true;
      }
    }
    return false;
  }
}
