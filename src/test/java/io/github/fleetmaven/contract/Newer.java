package io.github.fleetmaven.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Something that the service has, but that its description of 2022-11-01 lacks.
 *
 * @param at where it belongs: a file of the description, {@code #}, and a JSON pointer
 * @param is what stands there
 * @param since the version of the API that brought it
 * @param source where that is documented, or recorded
 */
record Newer(String at, JsonNode is, String since, String source) {

  /** Marks in the description what isn't its own. */
  static final String MARK = "x-newer";

  private static final ObjectMapper JSON = new ObjectMapper();

  Newer {
    if (at.isBlank() || !is.isObject() || since.isBlank() || source.isBlank()) {
      throw new AssertionError("incomplete: " + at);
    }
  }

  /** Returns the reviewed list. */
  static List<Newer> list() {
    try (InputStream in = Newer.class.getResourceAsStream("newer.json")) {
      List<Newer> result = new ArrayList<>();
      for (JsonNode entry : JSON.readTree(in)) {
        result.add(
            new Newer(
                entry.path("at").asText(),
                entry.path("is"),
                entry.path("since").asText(),
                entry.path("source").asText()));
      }
      return result;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds this to a description that doesn't have it. */
  void addTo(Bundle bundle) {
    String pointer = at.substring(at.indexOf('#') + 1);
    int last = pointer.lastIndexOf('/');
    JsonNode parent = bundle.file(at.substring(0, at.indexOf('#'))).at(pointer.substring(0, last));
    String key = pointer.substring(last + 1).replace("~1", "/").replace("~0", "~");
    ObjectNode marked = ((ObjectNode) is.deepCopy()).put(MARK, at);
    if (parent instanceof ArrayNode list && key.equals("-")) {
      list.add(marked);
    } else if (parent instanceof ObjectNode object && !object.has(key)) {
      object.set(key, marked);
    } else {
      throw new AssertionError(
          at + (parent.has(key) ? ": the description has it itself" : ": there is no such place"));
    }
  }
}
