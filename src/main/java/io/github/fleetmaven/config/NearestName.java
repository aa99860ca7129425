package io.github.fleetmaven.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/** Finds the name that a user most likely meant. Stateless. */
public final class NearestName {

  /** Below this, a guess would be more of a riddle than a help. */
  private static final double ALIKE = 0.82;

  private static final JaroWinklerSimilarity SIMILARITY = new JaroWinklerSimilarity();

  private NearestName() {}

  /** Returns the nearest of the names; empty when none is near. */
  public static Optional<String> of(String written, Collection<String> names) {
    return names.stream()
        .filter(name -> likeness(written, name) >= ALIKE)
        .max(
            Comparator.comparingDouble((String name) -> likeness(written, name))
                .thenComparing(Comparator.reverseOrder()));
  }

  private static double likeness(String written, String name) {
    return SIMILARITY.apply(written.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
  }
}
