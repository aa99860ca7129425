package io.github.fleetmaven.config;

import io.github.fleetmaven.json.InvalidJsonException;
import io.github.fleetmaven.json.Json;
import io.github.fleetmaven.model.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Turns free-form XML into JSON: an element with children is an object; repeated siblings are an
 * array; {@code type="array"} makes the children the items; what looks like a number or a boolean
 * is one, unless {@code type} says otherwise; an empty element is an empty text.
 */
final class XmlToJson {

  private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d{0,17})");
  private static final Pattern ANY_NUMBER =
      Pattern.compile("-?(0|[1-9]\\d{0,40})(\\.\\d{1,40})?([eE][+-]?\\d{1,3})?");
  private static final List<String> TYPES =
      List.of("string", "number", "boolean", "object", "array", "null");

  private final Problems problems;
  private final Expressions expressions;
  private final SecretRules secrets;

  XmlToJson(Problems problems, Expressions expressions, SecretRules secrets) {
    this.problems = problems;
    this.expressions = expressions;
    this.secrets = secrets;
  }

  /** Reads an element that holds an object, as XML or as JSON text; empty when it can't be read. */
  Optional<Value.Obj> object(XmlNode node, String path) {
    Place place = Place.leaf(node.location(), path);
    if (node.children().isEmpty() && !node.text().isBlank()) {
      return expressions.check(node, place, true) ? parse(node.text(), place) : Optional.empty();
    }
    Value value = children(node, path);
    return value instanceof Value.Obj object ? Optional.of(object) : Optional.empty();
  }

  /** Reads JSON text that must be an object; empty when it isn't. */
  Optional<Value.Obj> parse(String text, Place place) {
    try {
      if (Json.parse(text) instanceof Value.Obj object) {
        secrets.checkAllowed(object, place);
        return Optional.of(object);
      }
      problems.error(place, "the JSON is no object", "write it as {\"key\": value}");
    } catch (InvalidJsonException e) {
      problems.error(
          place,
          e.getMessage() == null ? "" : e.getMessage(),
          "write XML elements, or JSON as {\"key\": value}");
    }
    return Optional.empty();
  }

  private Value value(XmlNode node, String path) {
    Place place = Place.leaf(node.location(), path);
    Optional<String> type = type(node, place);
    if (!node.children().isEmpty()) {
      return parent(node, path, type);
    }
    if (!expressions.check(node, place, true)) {
      return Value.NULL;
    }
    secrets.checkAllowed(node.text(), place);
    return type.map(t -> forced(node.text(), t, place)).orElseGet(() -> guessed(node.text()));
  }

  private Optional<String> type(XmlNode node, Place place) {
    Optional<String> type = Optional.ofNullable(node.attributes().get("type"));
    Attributes.unknown(node, List.of("type"))
        .forEach(
            name ->
                problems.error(
                    place,
                    "unknown attribute " + name,
                    "only type is known here; JSON has no attributes, write an element"));
    if (type.isPresent() && !TYPES.contains(type.get())) {
      problems.error(
          place,
          "`" + type.get() + "` is no type",
          NearestName.of(type.get(), TYPES)
              .map(t -> "did you mean " + t + "?")
              .orElse("known are " + String.join(", ", TYPES)));
      return Optional.empty();
    }
    return type;
  }

  private Value parent(XmlNode node, String path, Optional<String> type) {
    Place place = Place.leaf(node.location(), path);
    if (!node.text().isBlank()) {
      problems.error(place, "text and elements are mixed", "keep one of them");
    }
    if (type.isPresent() && type.get().equals("array")) {
      return new Value.Arr(node.children().stream().map(c -> child(c, path)).toList());
    }
    if (type.isPresent() && !type.get().equals("object")) {
      problems.error(
          place, "an element with children can't be of type " + type.get(), "leave type out");
    }
    return children(node, path);
  }

  private Value children(XmlNode node, String path) {
    Map<String, List<Value>> byName = new LinkedHashMap<>();
    for (XmlNode child : node.children()) {
      byName.computeIfAbsent(child.name(), n -> new ArrayList<>()).add(child(child, path));
    }
    Map<String, Value> members = new LinkedHashMap<>();
    byName.forEach(
        (name, values) ->
            members.put(name, values.size() == 1 ? values.get(0) : new Value.Arr(values)));
    return new Value.Obj(members);
  }

  private Value child(XmlNode node, String path) {
    return value(node, path + "/" + node.name());
  }

  private static Value guessed(String text) {
    if (NUMBER.matcher(text).matches()) {
      return new Value.Num(new BigDecimal(text));
    }
    return text.equals("true") || text.equals("false")
        ? Value.of(Boolean.parseBoolean(text))
        : Value.of(text);
  }

  private Value forced(String text, String type, Place place) {
    boolean empty = text.isBlank();
    if (type.equals("string")) {
      return Value.of(text);
    }
    if (type.equals("number") && ANY_NUMBER.matcher(text).matches()) {
      return new Value.Num(new BigDecimal(text));
    }
    if (type.equals("boolean") && (text.equals("true") || text.equals("false"))) {
      return Value.of(Boolean.parseBoolean(text));
    }
    if (empty && type.equals("object")) {
      return Value.Obj.EMPTY;
    }
    if (empty && type.equals("array")) {
      return new Value.Arr(List.of());
    }
    if (!empty || !type.equals("null")) {
      problems.error(place, "the text can't be of type " + type, "change the text, or the type");
    }
    return Value.NULL;
  }
}
