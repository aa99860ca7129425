package io.github.fleetmaven.catalog;

import io.github.fleetmaven.model.Handler;
import io.github.fleetmaven.model.OsType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * What is known of extensions. Immutable.
 *
 * @param entries in the order of the file; no handler twice, no kind twice on one system
 */
public record Catalog(List<CatalogEntry> entries) {

  private static final String RESOURCE = "extensions.json";

  public Catalog {
    entries = List.copyOf(entries);
  }

  /** Reads the catalogue that comes with the plugin. */
  public static Catalog load() {
    try (InputStream in = Catalog.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new InvalidCatalogException(RESOURCE, List.of("it is missing from the plugin's jar"));
      }
      return read(new String(in.readAllBytes(), StandardCharsets.UTF_8), RESOURCE);
    } catch (IOException e) {
      throw new UncheckedIOException("Tried to read " + RESOURCE + " from the plugin's jar", e);
    }
  }

  /**
   * Reads a catalogue.
   *
   * @param json its text
   * @param source what to call it in messages
   * @throws InvalidCatalogException with every problem of the text
   */
  public static Catalog read(String json, String source) {
    return new CatalogReader(source).read(json);
  }

  /** Returns what is known of a kind on an operating system; case doesn't matter. */
  public Optional<CatalogEntry> entry(String kind, OsType os) {
    return entries.stream()
        .filter(e -> e.kind().equalsIgnoreCase(kind) && e.os() == os)
        .findFirst();
  }

  /** Returns what is known of a handler; case doesn't matter. */
  public Optional<CatalogEntry> entry(Handler handler) {
    return entries.stream().filter(e -> e.handler().equals(handler)).findFirst();
  }

  /** Returns the operating systems that a kind exists for; none when the kind is unknown. */
  public List<OsType> systemsOf(String kind) {
    return entries.stream()
        .filter(e -> e.kind().equalsIgnoreCase(kind))
        .map(CatalogEntry::os)
        .toList();
  }
}
