package io.github.fleetmaven.simulator.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that the simulated cloud remembers, in parts that each know what of them has changed. Not
 * safe for use by several threads: the simulator's lock guards it.
 */
final class State {

  final Resources<Group> groups = new Resources<>(Group.class);
  final Resources<ScaleSet> scaleSets = new Resources<>(ScaleSet.class);
  final Resources<OwnMachine> machines = new Resources<>(OwnMachine.class);
  final Memberships memberships = new Memberships();
  final Table<Operation> operations = new Table<>(Operation.class);
  final Table<Job> jobs = new Table<>(Job.class);
  final Tasks tasks = new Tasks();
  final Table<Long> counters = new Table<>(Long.class);
  final EcsStore ecs = new EcsStore();

  private static final String UNWRITTEN = "unwritten";

  private final Map<String, Part> parts = new LinkedHashMap<>();

  /** Which scenario it began from, and what secrets are hashed with. */
  private Origin origin;

  private List<JournalLine> unwritten = List.of();

  /**
   * Where a simulation began.
   *
   * @param scenario the digest of its scenario
   * @param salt what secrets are hashed with
   */
  record Origin(String scenario, String salt) {}

  State(Origin origin) {
    this.origin = origin;
    parts.put("groups", groups);
    parts.put("scaleSets", scaleSets);
    parts.put("machines", machines);
    parts.put("members", memberships);
    parts.put("operations", operations);
    parts.put("jobs", jobs);
    parts.put("tasks", tasks);
    parts.put("counters", counters);
    ecs.addTo(parts);
  }

  Origin origin() {
    return origin;
  }

  /** Returns journal lines that the journal file may not have yet. */
  List<JournalLine> unwritten() {
    return unwritten;
  }

  boolean changed() {
    return parts.values().stream().anyMatch(Part::changed);
  }

  /** Returns what changed since it was saved, with the lines that the journal lacks. */
  Map<String, Object> changes(List<JournalLine> lines) {
    Map<String, Object> result = new LinkedHashMap<>();
    parts.forEach(
        (name, part) -> {
          if (part.changed()) {
            result.put(name, part.changes());
          }
        });
    result.put(UNWRITTEN, lines);
    return result;
  }

  /** Returns all of it, in the form of changes to nothing. */
  Map<String, Object> whole(List<JournalLine> lines) {
    Map<String, Object> result = new LinkedHashMap<>();
    parts.forEach((name, part) -> result.put(name, part.whole()));
    result.put(UNWRITTEN, lines);
    return result;
  }

  void saved() {
    parts.values().forEach(Part::saved);
  }

  /** Makes changes that were saved. */
  void apply(JsonNode changes) throws IOException {
    for (Map.Entry<String, Part> part : parts.entrySet()) {
      if (changes.has(part.getKey())) {
        part.getValue().apply(changes.path(part.getKey()));
      }
    }
    unwritten = List.of(Json.read(Json.arrayAt(changes, UNWRITTEN), JournalLine[].class));
  }

  /** Forgets everything. */
  void clear(Origin newOrigin) {
    origin = newOrigin;
    parts.values().forEach(Part::clear);
    unwritten = List.of();
  }
}
