package io.github.fleetmaven.simulator.scenario;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.store.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what a scenario says of the images and handlers that its cloud offers. Stateless. */
final class OfferReader {

  private static final String IMAGE = "[^:]+:[^:]+:[^:]+";
  private static final String HANDLER = "[^:]+:[^:]+";
  private static final String VERSION = "\\d+(\\.\\d+)*";

  private OfferReader() {}

  /** Returns versions and properties of images, by {@code publisher:offer:sku}. */
  static Map<String, ObjectNode> images(Fields fields) {
    Map<String, ObjectNode> result = new LinkedHashMap<>();
    fields
        .others()
        .forEach(
            (name, entry) -> {
              if (!name.matches(IMAGE)) {
                entry.problem("must be named publisher:offer:sku");
              }
              ObjectNode image = Json.object();
              image.set("properties", entry.object("properties"));
              versions(entry).forEach(image.putArray("versions")::add);
              entry.end();
              result.put(name, image);
            });
    return result;
  }

  /** Returns versions of handlers, by {@code publisher:type}. */
  static Map<String, List<String>> handlers(Fields fields) {
    Map<String, List<String>> result = new LinkedHashMap<>();
    fields
        .others()
        .forEach(
            (name, entry) -> {
              if (!name.matches(HANDLER)) {
                entry.problem("must be named publisher:type");
              }
              result.put(name, versions(entry));
              entry.end();
            });
    return result;
  }

  private static List<String> versions(Fields entry) {
    List<String> result = new ArrayList<>();
    entry
        .texts("versions")
        .forEach(
            version -> {
              if (version.matches(VERSION)) {
                result.add(version);
              } else {
                entry.problem("versions", "must be numbers with dots, not " + version);
              }
            });
    return result;
  }
}
