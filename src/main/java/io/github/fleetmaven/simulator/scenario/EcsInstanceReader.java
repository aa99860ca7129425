package io.github.fleetmaven.simulator.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads an entry of the {@code instances} of ECS: one, or several alike. Stateless. */
final class EcsInstanceReader {

  private EcsInstanceReader() {}

  static List<SeededInstance> read(Fields fields, String region) {
    List<String> ids = ids(fields);
    Optional<String> name = fields.text("name");
    String osName = fields.text("osName").orElse(EcsDefaults.WINDOWS);
    boolean windows =
        fields
            .oneOf("osType", "windows", "linux")
            .map("windows"::equals)
            .orElseGet(() -> osName.toLowerCase(Locale.ROOT).contains("windows"));
    List<String> zones = zones(fields, region);
    boolean running =
        fields.oneOf("status", "Running", "Stopped").map("Running"::equals).orElse(true);
    List<String> locks = strings(fields, "locks");
    Map<String, String> tags = EcsReader.texts(fields, "tags");
    int disks = fields.integer("disks", 1).orElse(1);
    Optional<String> driver = driver(fields, windows);
    Optional<String> loaded = fields.text("loadedDriver").or(() -> driver);
    SeededInstance.Agent agent =
        Names.of(
                fields,
                "agent",
                SeededInstance.Agent.values(),
                each -> each.name().toLowerCase(Locale.ROOT))
            .orElse(SeededInstance.Agent.ONLINE);
    String agentVersion =
        fields
            .text("agentVersion")
            .orElse(windows ? EcsDefaults.WINDOWS_AGENT : EcsDefaults.LINUX_AGENT);
    int tasks = fields.integer("activeTasks", 0).orElse(0);
    Duration uptime = fields.duration("uptime").orElse(EcsDefaults.UPTIME);
    Duration age = fields.duration("age").orElse(EcsDefaults.AGE);
    fields.end();
    List<SeededInstance> result = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      String id = ids.get(i);
      String number = ids.size() == 1 ? "" : "-" + (i + 1);
      result.add(
          new SeededInstance(
              id,
              name.map(given -> given + number).orElse(id),
              windows ? "windows" : "linux",
              osName,
              zones.get(i % zones.size()),
              running,
              locks,
              tags,
              disks,
              driver,
              loaded,
              agent,
              agentVersion,
              tasks,
              uptime,
              age));
    }
    return result;
  }

  private static List<String> ids(Fields fields) {
    Optional<String> id = fields.text("id");
    Optional<String> prefix = fields.text("idPrefix");
    int count = fields.integer("count", 1).orElse(0);
    if (id.isPresent() && prefix.isEmpty() && count == 0) {
      return List.of(id.get());
    }
    if (id.isEmpty() && prefix.isPresent() && count > 0) {
      int width = Integer.toString(count).length();
      List<String> ids = new ArrayList<>();
      for (int i = 1; i <= count; i++) {
        ids.add(prefix.get() + String.format(Locale.ROOT, "%0" + width + "d", i));
      }
      return ids;
    }
    fields.problem("needs either an id, or an idPrefix and a count");
    return List.of();
  }

  private static List<String> zones(Fields fields, String region) {
    List<String> zones = strings(fields, "zones");
    Optional<String> zone = fields.text("zone");
    if (zone.isPresent() && !zones.isEmpty()) {
      fields.problem("zones", "is one key too many beside zone");
    }
    return zone.map(List::of).orElse(zones.isEmpty() ? List.of(region + "-h") : zones);
  }

  /** A text is a version, an empty one says that there is no such file. */
  private static Optional<String> driver(Fields fields, boolean windows) {
    Optional<String> given = fields.text("driver");
    if (given.isEmpty()) {
      return windows ? Optional.of(EcsDefaults.DRIVER) : Optional.empty();
    }
    return given.filter(version -> !version.isEmpty());
  }

  private static List<String> strings(Fields fields, String key) {
    List<String> result = new ArrayList<>();
    Optional<JsonNode> found = fields.any(key);
    if (found.isPresent() && !found.get().isArray()) {
      fields.problem(key, "must be an array of texts, not " + found.get());
      return result;
    }
    found.ifPresent(
        array ->
            array.forEach(
                item -> {
                  if (item.isTextual()) {
                    result.add(item.textValue());
                  } else {
                    fields.problem(key, "must be an array of texts, not " + array);
                  }
                }));
    return result;
  }
}
