package io.github.fleetmaven.config;

import io.github.fleetmaven.model.DesiredExtension;
import io.github.fleetmaven.model.Handler;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks what holds among the extensions of one target. */
final class ExtensionRules {

  private final Problems problems;
  private final Map<String, Set<Handler>> handlersByKind;
  private final OrderRules order;

  ExtensionRules(Problems problems, Map<String, Set<Handler>> handlersByKind) {
    this.problems = problems;
    this.handlersByKind = handlersByKind;
    this.order = new OrderRules(problems);
  }

  /**
   * Checks the extensions of one target.
   *
   * @param declared as the pom has them
   * @param mapped the same in the same order
   */
  void check(List<ExtensionConfig> declared, List<DesiredExtension> mapped) {
    Map<String, Declared> byName = new LinkedHashMap<>();
    for (int i = 0; i < mapped.size(); i++) {
      Declared one = new Declared(declared.get(i).place(), mapped.get(i));
      if (!one.extension().name().isEmpty()) {
        checkName(one, byName);
        checkHandler(one, List.copyOf(byName.values()));
        byName.putIfAbsent(key(one.extension().name()), one);
      }
    }
    order.check(byName);
  }

  /** Returns that by which a name is the same for Azure. */
  static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private void checkName(Declared one, Map<String, Declared> before) {
    Declared first = before.get(key(one.extension().name()));
    if (first != null) {
      problems.error(
          one.place().child("name"),
          "two extensions are called `"
              + one.extension().name()
              + "`, the first at "
              + first.place().location(),
          "give one of them another <name>");
    }
  }

  private void checkHandler(Declared one, List<Declared> before) {
    Optional<Declared> first =
        one.extension().absent()
            ? Optional.empty()
            : before.stream().filter(b -> clash(b.extension(), one.extension())).findFirst();
    first.ifPresent(
        f ->
            problems.error(
                one.place(),
                "`"
                    + one.extension().name()
                    + "` and `"
                    + f.extension().name()
                    + "`, at "
                    + f.place().location()
                    + ", are on the same handler, and a machine carries"
                    + " one extension of a handler",
                "merge them"));
  }

  private boolean clash(DesiredExtension one, DesiredExtension other) {
    return !one.absent()
        && ((one.kind().isPresent() && one.kind().equals(other.kind()))
            || handlers(one).stream().anyMatch(handlers(other)::contains));
  }

  private Set<Handler> handlers(DesiredExtension extension) {
    return extension
        .handler()
        .map(Set::of)
        .or(() -> extension.kind().map(kind -> handlersByKind.getOrDefault(kind, Set.of())))
        .orElse(Set.of());
  }

  /** An extension and its place. */
  record Declared(Place place, DesiredExtension extension) {}
}
