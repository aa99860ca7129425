package io.github.fleetmaven.catalog;

import io.github.fleetmaven.json.InvalidJsonException;
import io.github.fleetmaven.json.Json;
import io.github.fleetmaven.model.Handler;
import io.github.fleetmaven.model.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Turns the text of a catalogue into entries and tells all its problems at once. */
final class CatalogReader {

  private static final int FORMAT = 1;

  private final String source;
  private final List<String> problems = new ArrayList<>();

  CatalogReader(String source) {
    this.source = source;
  }

  Catalog read(String json) {
    Value.Obj document = parse(json);
    if (!document.integer("formatVersion").equals(Optional.of(FORMAT))) {
      problems.add("formatVersion must be " + FORMAT);
    }
    List<CatalogEntry> entries = new ArrayList<>();
    int number = 0;
    for (Value item : document.items("extensions")) {
      String where = "extensions[" + number++ + "]";
      new EntryReader(where, item, problems).read().ifPresent(entries::add);
    }
    refuseTwins(entries);
    if (!problems.isEmpty()) {
      throw new InvalidCatalogException(source, problems);
    }
    return new Catalog(entries);
  }

  private Value.Obj parse(String json) {
    try {
      if (Json.parse(json) instanceof Value.Obj o) {
        return o;
      }
      throw new InvalidCatalogException(source, List.of("it is not a JSON object"));
    } catch (InvalidJsonException e) {
      throw new InvalidCatalogException(source, List.of(String.valueOf(e.getMessage())));
    }
  }

  private void refuseTwins(List<CatalogEntry> entries) {
    Set<Handler> handlers = new HashSet<>();
    Set<String> kinds = new HashSet<>();
    for (CatalogEntry entry : entries) {
      if (!handlers.add(entry.handler())) {
        problems.add("the handler " + entry.handler() + " stands there twice");
      }
      if (!kinds.add(entry.kind().toLowerCase(Locale.ROOT) + "/" + entry.os())) {
        problems.add(
            "the kind " + entry.kind() + " stands there twice for " + entry.os().azureName());
      }
    }
  }
}
