package io.github.fleetmaven.simulator.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.store.Json;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * One object of a scenario, read key by key; each bad value, and at the end each key that nobody
 * asked for, is a problem. Not safe for use by several threads.
 */
final class Fields {

  private final JsonNode node;
  private final String path;
  private final Problems problems;
  private final Set<String> known = new TreeSet<>();

  Fields(JsonNode node, String path, Problems problems) {
    this.node = node;
    this.path = path;
    this.problems = problems;
    if (!node.isObject()) {
      problems.add(path, "must be an object, not " + node);
    }
  }

  /** Returns where this object stands. */
  String place() {
    return path;
  }

  String path(String key) {
    return path + "/" + key;
  }

  void problem(String what) {
    problems.add(path, what);
  }

  void problem(String key, String what) {
    problems.add(path(key), what);
  }

  /** Reports the keys that nobody asked for. */
  void end() {
    node.fieldNames().forEachRemaining(this::checkKnown);
  }

  Optional<JsonNode> any(String key) {
    known.add(key);
    return Optional.ofNullable(node.get(key));
  }

  Optional<String> text(String key) {
    return value(key, "a text", node -> node.isTextual() ? node.textValue() : null);
  }

  /** Returns a text, or the digits of a whole number. */
  Optional<String> wholeOrText(String key) {
    return value(
        key,
        "a whole number or a text",
        node -> node.isTextual() || node.isIntegralNumber() ? node.asText() : null);
  }

  Optional<String> oneOf(String key, String... allowed) {
    Optional<String> text = text(key);
    Optional<String> found =
        text.flatMap(given -> List.of(allowed).stream().filter(given::equalsIgnoreCase).findAny());
    if (text.isPresent() && found.isEmpty()) {
      problem(key, "must be one of " + String.join(", ", allowed) + ", not " + text.get());
    }
    return found;
  }

  OptionalInt integer(String key, int least) {
    Optional<Integer> found =
        value(
            key,
            "a whole number of " + least + " or more",
            n -> n.isInt() && n.intValue() >= least ? n.intValue() : null);
    return found.map(OptionalInt::of).orElseGet(OptionalInt::empty);
  }

  OptionalDouble aboveZero(String key) {
    Optional<Double> found =
        value(key, "a number above 0", n -> n.isNumber() && n.asDouble() > 0 ? n.asDouble() : null);
    return found.map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
  }

  /** Returns a number above 0 and up to 1. */
  OptionalDouble share(String key) {
    Optional<Double> found =
        value(
            key,
            "a number above 0 and up to 1",
            n -> n.isNumber() && n.asDouble() > 0 && n.asDouble() <= 1 ? n.asDouble() : null);
    return found.map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
  }

  boolean flag(String key, boolean otherwise) {
    return value(key, "true or false", n -> n.isBoolean() ? n.booleanValue() : null)
        .orElse(otherwise);
  }

  Optional<Duration> duration(String key) {
    return value(key, "a duration such as PT45S", Fields::durationOf);
  }

  /** Returns a duration, or a range of them: {@code {"from": "PT1S", "to": "PT1M"}}. */
  Optional<Span> span(String key) {
    if (!any(key).filter(JsonNode::isObject).isPresent()) {
      return duration(key).map(fixed -> new Span(fixed, fixed));
    }
    Fields range = below(key).orElseThrow();
    Optional<Duration> from = range.duration("from");
    Optional<Duration> to = range.duration("to");
    range.end();
    if (from.isEmpty() || to.isEmpty() || to.get().compareTo(from.get()) < 0) {
      problem(key, "needs a from and a to that is no shorter");
      return Optional.empty();
    }
    return Optional.of(new Span(from.get(), to.get()));
  }

  /** Reports keys that are known, but of no use here. */
  void misplaced(List<String> keys, String why) {
    keys.stream().filter(key -> any(key).isPresent()).forEach(key -> problem(key, why));
  }

  /** Returns an object below, as it is. */
  ObjectNode object(String key) {
    return value(key, "an object", n -> n instanceof ObjectNode object ? object : null)
        .orElseGet(Json::object);
  }

  /** Returns an object below, to be read key by key. */
  Optional<Fields> below(String key) {
    return any(key).map(found -> new Fields(found, path(key), problems));
  }

  /** Returns the items of an array, each to be read key by key. */
  List<Fields> items(String key) {
    Optional<JsonNode> array = value(key, "an array", n -> n.isArray() ? n : null);
    List<Fields> result = new ArrayList<>();
    array.ifPresent(
        items -> {
          for (int i = 0; i < items.size(); i++) {
            result.add(new Fields(items.get(i), path(key) + "/" + i, problems));
          }
        });
    return result;
  }

  /** Returns the texts of an array. */
  List<String> texts(String key) {
    Optional<JsonNode> array = value(key, "an array of texts", n -> isTexts(n) ? n : null);
    List<String> result = new ArrayList<>();
    array.ifPresent(items -> items.forEach(item -> result.add(item.textValue())));
    return result;
  }

  private static boolean isTexts(JsonNode node) {
    for (JsonNode item : node) {
      if (!item.isTextual()) {
        return false;
      }
    }
    return node.isArray();
  }

  /** Returns the entries that nobody asked for yet, each to be read key by key. */
  Map<String, Fields> others() {
    Map<String, Fields> result = new LinkedHashMap<>();
    for (var field : node.properties()) {
      if (!known.contains(field.getKey())) {
        result.put(field.getKey(), new Fields(field.getValue(), path(field.getKey()), problems));
      }
    }
    known.addAll(result.keySet());
    return result;
  }

  private <T> Optional<T> value(
      String key, String what, Function<JsonNode, @org.jspecify.annotations.Nullable T> reader) {
    Optional<JsonNode> found = any(key);
    Optional<T> result = found.flatMap(given -> Optional.ofNullable(reader.apply(given)));
    if (found.isPresent() && result.isEmpty()) {
      problem(key, "must be " + what + ", not " + found.get());
    }
    return result;
  }

  private void checkKnown(String key) {
    if (!known.contains(key)) {
      problem(
          key, "unknown key" + nearest(key).map(name -> "; did you mean " + name + "?").orElse(""));
    }
  }

  private Optional<String> nearest(String key) {
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    String lower = key.toLowerCase(Locale.ROOT);
    Function<String, Integer> to = name -> distance.apply(lower, name.toLowerCase(Locale.ROOT));
    return known.stream()
        .filter(name -> to.apply(name) <= Math.max(2, key.length() / 3))
        .min(Comparator.comparing(to));
  }

  private static @org.jspecify.annotations.Nullable Duration durationOf(JsonNode node) {
    if (!node.isTextual()) {
      return null;
    }
    try {
      Duration duration = Duration.parse(node.textValue());
      return duration.isNegative() ? null : duration;
    } catch (DateTimeException notADuration) {
      return null;
    }
  }
}
