package io.github.fleetmaven.simulator.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.store.Digests;
import io.github.fleetmaven.simulator.store.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads a scenario file. Stateless. */
public final class ScenarioReader {

  private ScenarioReader() {}

  /**
   * Reads a scenario.
   *
   * @param file a JSON file
   * @throws ScenarioException with all that is wrong with it
   */
  public static Scenario read(Path file) {
    byte[] bytes = bytes(file);
    Problems problems = new Problems();
    Scenario scenario = scenario(tree(file, bytes), Digests.sha256(bytes), problems);
    if (!problems.all().isEmpty()) {
      throw new ScenarioException(file, problems.all());
    }
    return scenario;
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      String why =
          e instanceof NoSuchFileException
              ? "there is no such file; correct fleet.simulator.scenario"
              : "the scenario can't be read: " + e;
      ScenarioException failure = new ScenarioException(file, List.of(why));
      failure.initCause(e);
      throw failure;
    }
  }

  private static JsonNode tree(Path file, byte[] bytes) {
    try {
      return Json.read(bytes);
    } catch (JsonProcessingException e) {
      String place = "line " + e.getLocation().getLineNr() + ": ";
      throw new ScenarioException(file, List.of(place + "not JSON: " + e.getOriginalMessage()));
    } catch (IOException e) {
      throw new ScenarioException(file, List.of("not JSON: " + e.getMessage()));
    }
  }

  private static Scenario scenario(JsonNode root, String digest, Problems problems) {
    Fields fields = new Fields(root, "", problems);
    String seed = fields.wholeOrText("seed").orElse(digest);
    Timing timing = fields.below("timing").map(ScenarioReader::timing).orElse(Timing.DEFAULT);
    Throttling throttling = ThrottlingReader.read(fields);
    int pageSize = fields.integer("pageSize", 1).orElse(Scenario.DEFAULT_PAGE_SIZE);
    Map<String, String> images = new LinkedHashMap<>();
    fields.below("latestImages").ifPresent(below -> images.putAll(latestImages(below, root)));
    Map<String, ObjectNode> described = new LinkedHashMap<>();
    fields.below("images").ifPresent(below -> described.putAll(OfferReader.images(below)));
    Map<String, List<String>> handlers = new LinkedHashMap<>();
    fields
        .below("extensionImages")
        .ifPresent(below -> handlers.putAll(OfferReader.handlers(below)));
    List<SeededResource> resources = new ArrayList<>();
    fields.items("resources").forEach(item -> ResourceReader.read(item).ifPresent(resources::add));
    List<Fault> faults = FaultReader.read(fields.items("faults"), problems);
    fields.end();
    return new Scenario(
        digest, seed, timing, throttling, pageSize, images, described, handlers, resources, faults);
  }

  private static Map<String, String> latestImages(Fields fields, JsonNode root) {
    Map<String, String> result = new LinkedHashMap<>();
    for (String key :
        Json.objectAt(root, "latestImages").properties().stream().map(Map.Entry::getKey).toList()) {
      fields.text(key).ifPresent(version -> result.put(key.toLowerCase(Locale.ROOT), version));
    }
    return result;
  }

  private static Timing timing(Fields fields) {
    Timing normal = Timing.DEFAULT;
    Timing timing =
        new Timing(
            fields.aboveZero("timeScale").orElse(normal.timeScale()),
            duration(fields, "modelUpdate", normal.modelUpdate()),
            duration(fields, "extension", normal.extension()),
            duration(fields, "upgrade", normal.upgrade()),
            duration(fields, "reimage", normal.reimage()),
            duration(fields, "restart", normal.restart()),
            duration(fields, "create", normal.create()),
            duration(fields, "delete", normal.delete()),
            duration(fields, "power", normal.power()),
            duration(fields, "runCommand", normal.runCommand()),
            duration(fields, "image", normal.image()),
            duration(fields, "replication", normal.replication()),
            fields.duration("poll"));
    fields.end();
    return timing;
  }

  private static Duration duration(Fields fields, String key, Duration otherwise) {
    return fields.duration(key).orElse(otherwise);
  }
}
