package io.github.fleetmaven.simulator.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The images of extensions. Immutable. */
public final class HandlerCatalogue {

  private final Map<String, HandlerImage> handlers;

  private HandlerCatalogue(Map<String, HandlerImage> handlers) {
    this.handlers = handlers;
  }

  /** Returns what is there when a scenario says nothing. */
  static HandlerCatalogue standard() {
    Map<String, HandlerImage> handlers = new TreeMap<>();
    for (JsonNode entry : DataFile.read("extensions.json").path("handlers")) {
      HandlerImage handler =
          new HandlerImage(
              entry.path("publisher").asText(),
              entry.path("type").asText(),
              entry.path("os").asText(),
              DataFile.texts(entry.path("versions")));
      handlers.put(handler.key(), handler);
    }
    return new HandlerCatalogue(handlers);
  }

  /** Returns this catalogue with other versions of some handlers, by {@code publisher:type}. */
  HandlerCatalogue with(Map<String, List<String>> versions) {
    Map<String, HandlerImage> changed = new TreeMap<>(handlers);
    versions.forEach(
        (name, there) -> {
          String[] parts = name.split(":", 2);
          String type = parts.length > 1 ? parts[1] : "";
          String os = type.toLowerCase(Locale.ROOT).contains("windows") ? "Windows" : "Linux";
          HandlerImage old =
              handlers.getOrDefault(
                  HandlerImage.key(parts[0], type),
                  new HandlerImage(parts[0], type, os, List.of()));
          HandlerImage image = new HandlerImage(old.publisher(), old.type(), old.os(), there);
          changed.put(image.key(), image);
        });
    return new HandlerCatalogue(changed);
  }

  /** Returns all handlers, in the order of their names. */
  public Collection<HandlerImage> all() {
    return handlers.values();
  }

  /** Returns a handler by its name, in whatever case. */
  public Optional<HandlerImage> find(String publisher, String type) {
    return Optional.ofNullable(handlers.get(HandlerImage.key(publisher, type)));
  }

  /** Returns the version that is installed, where the handler and such a version are known. */
  public Optional<String> installed(String publisher, String type, String asked, boolean anyMinor) {
    return find(publisher, type).flatMap(handler -> handler.installed(asked, anyMinor));
  }
}
