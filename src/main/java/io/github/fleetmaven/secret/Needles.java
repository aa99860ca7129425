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

  private final List<Needle> all;
  private final Map<Character, List<Needle>> byFirst;

  Needles(List<Needle> all) {
    this.all = List.copyOf(all);
    this.byFirst =
        all.stream()
            .sorted(Comparator.comparingInt((Needle n) -> n.text().length()).reversed())
            .collect(Collectors.groupingBy(n -> n.text().charAt(0)));
  }

  Needles plus(Collection<Needle> more) {
    return new Needles(Stream.concat(all.stream(), more.stream()).distinct().toList());
  }

  /** Returns the stretches of a text that tell a secret, in order, none touching another. */
  List<Span> find(String text) {
    List<Span> found = new ArrayList<>();
    for (int i = 0; i < text.length(); i++) {
      for (Needle needle : byFirst.getOrDefault(text.charAt(i), List.of())) {
        needle.at(text, i).filter(span -> !isInMask(text, span)).ifPresent(found::add);
      }
    }
    found.sort(Comparator.comparingInt(Span::start));
    return Span.joined(found);
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
