package io.github.fleetmaven.wiring;

import io.github.fleetmaven.catalog.Catalog;
import io.github.fleetmaven.catalog.CatalogEntry;
import io.github.fleetmaven.model.Handler;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which handlers the typed elements of a pom stand for, by their kind: what the catalogue knows.
 */
public final class TypedHandlers {

  private TypedHandlers() {}

  /** Returns the handlers of all kinds; a kind has one for each operating system. */
  public static Map<String, Set<Handler>> all() {
    return Catalog.load().entries().stream()
        .collect(
            Collectors.groupingBy(
                CatalogEntry::kind,
                Collectors.mapping(CatalogEntry::handler, Collectors.toUnmodifiableSet())));
  }
}
