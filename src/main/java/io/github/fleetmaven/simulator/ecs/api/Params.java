package io.github.fleetmaven.simulator.ecs.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.fleetmaven.simulator.api.Call;
import io.github.fleetmaven.simulator.ecs.EcsRefusals;
import io.github.fleetmaven.simulator.store.Digests;
import io.github.fleetmaven.simulator.store.Json;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The parameters of a call, from its query and from a form in its body. Immutable. */
final class Params {

  private static final String FORM = "application/x-www-form-urlencoded";

  private final Map<String, String> values;

  private Params(Map<String, String> values) {
    this.values = values;
  }

  static Params of(Call call) {
    Map<String, String> values = new TreeMap<>();
    add(call.queryText(), values);
    if (call.headers().getOrDefault("content-type", "").startsWith(FORM)) {
      add(new String(call.body(), StandardCharsets.UTF_8), values);
    }
    return new Params(values);
  }

  private static void add(String text, Map<String, String> values) {
    for (String parameter : text.split("&", -1)) {
      int equals = parameter.indexOf('=');
      if (equals > 0) {
        values.put(
            decoded(parameter.substring(0, equals)), decoded(parameter.substring(equals + 1)));
      }
    }
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return text;
    }
  }

  /** Returns the names of what isn't empty, lists by the name before their first dot. */
  Set<String> names() {
    return values.entrySet().stream()
        .filter(parameter -> !parameter.getValue().isEmpty())
        .map(Map.Entry::getKey)
        .map(name -> name.contains(".") ? name.substring(0, name.indexOf('.')) : name)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Returns a parameter that isn't empty. */
  Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
  }

  /** Returns a parameter that has to be there. */
  String required(String name) {
    return text(name).orElseThrow(() -> EcsRefusals.missing(name));
  }

  boolean flag(String name) {
    String value = text(name).orElse("false");
    if (!value.equalsIgnoreCase("true") && !value.equalsIgnoreCase("false")) {
      throw EcsRefusals.invalid(name, value);
    }
    return value.equalsIgnoreCase("true");
  }

  /** Returns a whole number within limits. */
  OptionalInt number(String name, int least, int most) {
    @Nullable String value = text(name).orElse(null);
    if (value == null) {
      return OptionalInt.empty();
    }
    try {
      int number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return OptionalInt.of(number);
      }
    } catch (NumberFormatException notANumber) {
      // Told below.
    }
    throw EcsRefusals.invalid(name, value);
  }

  /** Returns a list that is sent as Name.1, Name.2 and so on, in the order of the numbers. */
  List<String> list(String name) {
    Map<Integer, String> found = new TreeMap<>();
    values.forEach(
        (key, value) -> number(key, name + ".", "").ifPresent(index -> found.put(index, value)));
    return List.copyOf(found.values());
  }

  /** Returns a list that is sent as a JSON array; empty when there is none. */
  Optional<List<String>> json(String name) {
    return text(name).map(text -> array(name, text));
  }

  /** Returns tags, which are sent as Tag.1.Key, Tag.1.Value and so on. */
  List<TagFilter> tags() {
    Map<Integer, TagFilter> found = new TreeMap<>();
    values.forEach(
        (key, value) ->
            number(key, "Tag.", ".Key")
                .ifPresent(
                    index ->
                        found.put(
                            index,
                            new TagFilter(
                                value,
                                Optional.ofNullable(values.get("Tag." + index + ".Value"))))));
    return List.copyOf(found.values());
  }

  /** Returns the digest of all but the ClientToken. */
  String digest() {
    Map<String, String> all = new TreeMap<>(values);
    all.remove("ClientToken");
    return Digests.sha256(Json.bytes(all));
  }

  private static List<String> array(String name, String text) {
    List<String> result = new ArrayList<>();
    try {
      JsonNode node = Json.read(text.getBytes(StandardCharsets.UTF_8));
      if (!node.isArray()) {
        throw EcsRefusals.invalid(name, text);
      }
      node.forEach(item -> result.add(item.asText()));
      return result;
    } catch (IOException notJson) {
      throw EcsRefusals.invalid(name, text);
    }
  }

  private static OptionalInt number(String key, String prefix, String suffix) {
    if (!key.startsWith(prefix) || !key.endsWith(suffix)) {
      return OptionalInt.empty();
    }
    String digits = key.substring(prefix.length(), key.length() - suffix.length());
    return digits.matches("[1-9][0-9]{0,3}")
        ? OptionalInt.of(Integer.parseInt(digits))
        : OptionalInt.empty();
  }
}
