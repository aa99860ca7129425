package io.github.fleetmaven.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The files of a published description as one document. Each file's definitions get its name in
 * front, since two files may use one name for different things.
 */
final class Bundle {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<Path, ObjectNode> files = new TreeMap<>();

  private Bundle() {}

  /** Reads all files of a folder, and those that they refer to. */
  static Bundle read(Path folder) {
    Bundle bundle = new Bundle();
    try (Stream<Path> found = Files.list(folder)) {
      List<Path> json = found.filter(file -> file.toString().endsWith(".json")).sorted().toList();
      json.forEach(file -> bundle.add(file.normalize()));
      return bundle;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the contents of a file by its name. */
  ObjectNode file(String name) {
    return files.entrySet().stream()
        .filter(file -> file.getKey().endsWith(name))
        .findFirst()
        .map(Map.Entry::getValue)
        .orElseThrow(() -> new AssertionError("the description has no file " + name));
  }

  /** Returns one Swagger 2.0 document. */
  ObjectNode document() {
    ObjectNode result = JSON.createObjectNode().put("swagger", "2.0");
    result.putObject("info").put("title", "Microsoft.Compute").put("version", "2022-11-01");
    result.putArray("consumes").add("application/json");
    result.putArray("produces").add("application/json");
    for (String part : List.of("paths", "parameters", "definitions")) {
      result.putObject(part);
    }
    files.forEach((file, content) -> merge(file, content, result));
    return result;
  }

  private static void merge(Path file, ObjectNode content, ObjectNode result) {
    ObjectNode own = content.deepCopy();
    adapt(own, file);
    ((ObjectNode) result.get("paths")).setAll((ObjectNode) own.path("paths"));
    for (String part : List.of("parameters", "definitions")) {
      own.path(part)
          .properties()
          .forEach(
              each ->
                  ((ObjectNode) result.get(part))
                      .set(prefix(file) + each.getKey(), each.getValue()));
    }
  }

  private void add(Path file) {
    if (files.containsKey(file)) {
      return;
    }
    try {
      ObjectNode content = (ObjectNode) JSON.readTree(Files.readAllBytes(file));
      files.put(file, content);
      for (String reference : references(content, new ArrayList<>())) {
        String other = reference.substring(0, Math.max(0, reference.indexOf('#')));
        if (!other.isEmpty()) {
          add(file.resolveSibling(other).normalize());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> references(JsonNode node, List<String> found) {
    if (node.path("$ref").isTextual()) {
      found.add(node.path("$ref").asText());
    }
    node.properties().stream()
        .filter(field -> !field.getKey().equals("x-ms-examples"))
        .forEach(field -> references(field.getValue(), found));
    if (node.isArray()) {
      node.forEach(item -> references(item, found));
    }
    return found;
  }

  private static void adapt(JsonNode node, Path file) {
    if (node instanceof ObjectNode object) {
      object.remove("x-ms-examples");
      if (object.path("$ref").isTextual()) {
        object.put("$ref", reference(object.path("$ref").asText(), file));
      }
    }
    if (node instanceof ObjectNode || node instanceof ArrayNode) {
      node.forEach(child -> adapt(child, file));
    }
  }

  /** {@code ./other.json#/definitions/X} becomes {@code #/definitions/other.X}. */
  private static String reference(String reference, Path file) {
    int hash = reference.indexOf('#');
    Path other = hash == 0 ? file : file.resolveSibling(reference.substring(0, hash)).normalize();
    int name = reference.lastIndexOf('/') + 1;
    return reference.substring(hash, name) + prefix(other) + reference.substring(name);
  }

  private static String prefix(Path file) {
    return file.getFileName().toString().replace(".json", "") + ".";
  }
}
