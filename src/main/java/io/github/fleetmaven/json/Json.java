package io.github.fleetmaven.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.fleetmaven.model.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Canonical values to and from JSON. Stateless. */
public final class Json {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Json() {}

  /**
   * Reads a text.
   *
   * @throws InvalidJsonException when it is not JSON; its message names line and column and holds
   *     nothing of the text
   */
  public static Value parse(String text) throws InvalidJsonException {
    try {
      return fromNode(MAPPER.readTree(text));
    } catch (JsonProcessingException e) {
      throw new InvalidJsonException(e);
    }
  }

  /** Writes a value on one line. */
  public static String write(Value value) {
    return toNode(value).toString();
  }

  /** Writes a value for people to read. */
  public static String writePretty(Value value) {
    return toNode(value).toPrettyString();
  }

  /** Turns Jackson's tree into a value. */
  public static Value fromNode(JsonNode node) {
    if (node.isObject()) {
      Map<String, Value> members = new LinkedHashMap<>();
      node.properties().forEach(e -> members.put(e.getKey(), fromNode(e.getValue())));
      return new Value.Obj(members);
    }
    if (node.isArray()) {
      List<Value> items = new ArrayList<>(node.size());
      node.forEach(item -> items.add(fromNode(item)));
      return new Value.Arr(items);
    }
    if (node.isNumber()) {
      return new Value.Num(node.decimalValue());
    }
    if (node.isBoolean()) {
      return Value.of(node.booleanValue());
    }
    return node.isTextual() ? Value.of(node.textValue()) : Value.NULL;
  }

  /** Turns a value into Jackson's tree. */
  public static JsonNode toNode(Value value) {
    JsonNodeFactory f = MAPPER.getNodeFactory();
    if (value instanceof Value.Obj o) {
      var node = f.objectNode();
      o.members().forEach((key, member) -> node.set(key, toNode(member)));
      return node;
    }
    if (value instanceof Value.Arr a) {
      var node = f.arrayNode();
      a.items().forEach(item -> node.add(toNode(item)));
      return node;
    }
    if (value instanceof Value.Num n) {
      return n.number().scale() <= 0
          ? f.numberNode(n.number().toBigIntegerExact())
          : f.numberNode(n.number());
    }
    if (value instanceof Value.Bool b) {
      return f.booleanNode(b.truth());
    }
    return value instanceof Value.Str s ? f.textNode(s.text()) : f.nullNode();
  }
}
