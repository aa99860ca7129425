package io.github.fleetmaven.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An extension as a cloud shows it in a model, on a machine or on an instance.
 *
 * @param name its name
 * @param properties all of its {@code properties} as the cloud answered them, also those that this
 *     version of the plugin doesn't know: a write carries them on
 * @param tags the tags of its resource, on a machine; one in a model has none
 */
public record ObservedExtension(String name, Value.Obj properties, Map<String, String> tags) {

  public ObservedExtension {
    tags = Map.copyOf(tags);
  }

  /** An extension without tags of its own. */
  public ObservedExtension(String name, Value.Obj properties) {
    this(name, properties, Map.of());
  }

  /** Returns publisher and type. */
  public Handler handler() {
    return new Handler(properties.text("publisher").orElse(""), properties.text("type").orElse(""));
  }

  /** Returns the version that was asked for, as {@code 1.2}; the installed one may be higher. */
  public Optional<String> version() {
    return properties.text("typeHandlerVersion");
  }

  /** Returns the public settings; empty ones where none are shown. */
  public Value.Obj settings() {
    return properties.obj("settings");
  }

  /** Returns the tag whose change makes the handler run again. */
  public Optional<String> forceUpdateTag() {
    return properties.text("forceUpdateTag");
  }

  /** Returns the names of extensions that run first. */
  public List<String> provisionAfter() {
    return properties.items("provisionAfterExtensions").stream()
        .map(v -> v instanceof Value.Str s ? s.text() : v.toString())
        .toList();
  }
}
