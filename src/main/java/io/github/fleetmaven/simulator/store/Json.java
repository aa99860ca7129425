package io.github.fleetmaven.simulator.store;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.TreeMap;

/** JSON as the simulator reads, writes and compares it. Stateless. */
public final class Json {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
          .build();

  private Json() {}

  /** Returns a new empty object. */
  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** Returns a new empty array. */
  public static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  /**
   * Reads JSON text.
   *
   * @throws IOException when it isn't JSON
   */
  public static JsonNode read(byte[] text) throws IOException {
    return MAPPER.readTree(text);
  }

  /**
   * Reads a value of a type.
   *
   * @throws IOException when the text isn't such a value
   */
  public static <T> T read(byte[] text, Class<T> type) throws IOException {
    return MAPPER.readValue(text, type);
  }

  /** Returns what reads one JSON text after the other. */
  static JsonParser parser(InputStream texts) throws IOException {
    return MAPPER.createParser(texts);
  }

  /** Writes a value as compact JSON text in UTF-8. */
  static void write(OutputStream out, Object value) throws IOException {
    MAPPER.writer().without(JsonGenerator.Feature.AUTO_CLOSE_TARGET).writeValue(out, value);
  }

  /** Returns a value as compact JSON text in UTF-8. */
  public static byte[] bytes(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not expressible as JSON: " + value.getClass(), e);
    }
  }

  /** Returns JSON with the keys of every object in order, so that equal values have equal texts. */
  public static String canonical(JsonNode node) {
    return sorted(node).toString();
  }

  /** Returns the object below a key, or an empty one that belongs to nobody. */
  public static ObjectNode objectAt(JsonNode node, String key) {
    return node.get(key) instanceof ObjectNode found ? found : object();
  }

  /** Returns the array below a key, or an empty one that belongs to nobody. */
  public static ArrayNode arrayAt(JsonNode node, String key) {
    return node.get(key) instanceof ArrayNode found ? found : array();
  }

  private static JsonNode sorted(JsonNode node) {
    if (node instanceof ObjectNode object) {
      TreeMap<String, JsonNode> fields = new TreeMap<>();
      object.properties().forEach(field -> fields.put(field.getKey(), sorted(field.getValue())));
      ObjectNode result = object();
      fields.forEach(result::set);
      return result;
    }
    if (node instanceof ArrayNode items) {
      ArrayNode result = array();
      items.forEach(item -> result.add(sorted(item)));
      return result;
    }
    return node;
  }
}
