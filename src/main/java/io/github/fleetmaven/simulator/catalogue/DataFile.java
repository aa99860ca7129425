package io.github.fleetmaven.simulator.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.fleetmaven.simulator.store.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Reads a data file that lies beside this class. Stateless. */
final class DataFile {

  private DataFile() {}

  static JsonNode read(String name) {
    try (InputStream in = DataFile.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the data file " + name + " is missing");
      }
      return Json.read(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("the data file " + name + " can't be read", e);
    }
  }

  /** Returns the texts of an array. */
  static List<String> texts(JsonNode array) {
    List<String> result = new ArrayList<>();
    array.forEach(item -> result.add(item.asText()));
    return result;
  }
}
