package io.github.fleetmaven.config;

import io.github.fleetmaven.config.ExtensionRules.Declared;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks that the extensions of a target can be run in the order that a pom asks for. */
final class OrderRules {

  private static final String ELEMENT = "provisionAfter";

  private final Problems problems;

  OrderRules(Problems problems) {
    this.problems = problems;
  }

  /** Checks the extensions of one target, by the keys of their names. */
  void check(Map<String, Declared> byName) {
    byName.values().forEach(one -> checkNames(one, byName));
    Set<String> done = new HashSet<>();
    byName.values().forEach(one -> checkCircle(one, byName, new ArrayList<>(), done));
  }

  private void checkNames(Declared one, Map<String, Declared> byName) {
    Place place = one.place().child(ELEMENT);
    Set<String> seen = new HashSet<>();
    for (String name : after(one)) {
      Declared first = byName.get(ExtensionRules.key(name));
      if (first == null) {
        problems.error(
            place, "no extension `" + name + "` is declared here", nearest(name, one, byName));
      } else if (first.equals(one)) {
        problems.error(place, "`" + name + "` can't run after itself", "leave it out");
      } else if (first.extension().absent()) {
        problems.error(
            place, "`" + name + "` is to be absent, so nothing can run after it", "leave it out");
      } else if (!seen.add(ExtensionRules.key(name))) {
        problems.error(place, "`" + name + "` is there twice", "keep one of them");
      }
    }
  }

  private static String nearest(String name, Declared one, Map<String, Declared> byName) {
    List<String> names =
        byName.values().stream()
            .filter(other -> !other.equals(one) && !other.extension().absent())
            .map(other -> other.extension().name())
            .toList();
    if (names.isEmpty()) {
      return "only extensions declared in this target can be named; leave it out";
    }
    return NearestName.of(name, names)
        .map(near -> "did you mean `" + near + "`?")
        .orElse("name one of " + String.join(", ", names));
  }

  private void checkCircle(
      Declared one, Map<String, Declared> byName, List<String> way, Set<String> done) {
    String name = one.extension().name();
    int from = way.indexOf(name);
    if (from >= 0) {
      List<String> circle = new ArrayList<>(way.subList(from, way.size()));
      circle.add(name);
      problems.error(
          one.place().child(ELEMENT),
          "the order goes in a circle: " + String.join(" after ", circle),
          "leave one of them out");
    } else if (done.add(name)) {
      List<String> further = new ArrayList<>(way);
      further.add(name);
      after(one).stream()
          .map(after -> byName.get(ExtensionRules.key(after)))
          .filter(next -> next != null && !next.equals(one))
          .forEach(next -> checkCircle(next, byName, further, done));
    }
  }

  private static List<String> after(Declared one) {
    return one.extension().provisionAfter().orElse(List.of());
  }
}
