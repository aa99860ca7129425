package io.github.fleetmaven.config;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which elements there are and where each belongs, so that a misplaced one can be told so. */
final class KnownElements {

  private final Map<String, Set<String>> holders = new LinkedHashMap<>();

  KnownElements(Shape root) {
    add("configuration", root);
  }

  /** Returns what to do about an element that isn't known where it stands. */
  String remedy(String unknown, Collection<String> knownHere) {
    Optional<String> sameLetters = knownHere.stream().filter(unknown::equalsIgnoreCase).findFirst();
    if (sameLetters.isEmpty() && holders.containsKey(unknown)) {
      return "<" + unknown + "> belongs in " + belongs(unknown);
    }
    return NearestName.of(unknown, knownHere)
        .map(name -> "did you mean <" + name + ">?")
        .orElseGet(() -> "known here: " + String.join(", ", knownHere));
  }

  private String belongs(String name) {
    return holders.getOrDefault(name, Set.of()).stream()
        .map(holder -> "<" + holder + ">")
        .collect(Collectors.joining(" or "));
  }

  private void add(String holder, Shape shape) {
    if (shape instanceof Shape.Bean bean) {
      bean.properties().values().forEach(p -> addChild(holder, p.name(), p.shape()));
    } else if (shape instanceof Shape.Items items) {
      addChild(holder, items.item(), items.shape());
    } else if (shape instanceof Shape.Kinds kinds) {
      kinds.kinds().forEach((name, bean) -> addChild(holder, name, bean));
    }
  }

  private void addChild(String holder, String name, Shape shape) {
    holders.computeIfAbsent(name, n -> new LinkedHashSet<>()).add(holder);
    add(name, shape);
  }
}
