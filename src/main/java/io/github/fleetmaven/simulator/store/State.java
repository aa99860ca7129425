package io.github.fleetmaven.simulator.store;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that the simulated cloud remembers, in parts that each know what of them has changed. Not
 * safe for use by several threads: the simulator's lock guards it.
 */
final class State {

  final Resources<Group> groups = new Resources<>(Group.class);
  final Resources<ScaleSet> scaleSets = new Resources<>(ScaleSet.class);
  final Resources<OwnMachine> machines = new Resources<>(OwnMachine.class);
  final Memberships memberships = new Memberships();
  final Resources<Resource> resources = new Resources<>(Resource.class);
  final Table<Operation> operations = new Table<>(Operation.class);
  final Table<Job> jobs = new Table<>(Job.class);
  final Tasks tasks = new Tasks();
  final Table<Long> counters = new Table<>(Long.class);
  final Table<Bucket> buckets = new Table<>(Bucket.class);

  private static final String UNWRITTEN = "unwritten";

  private final Map<String, Part> parts = new LinkedHashMap<>();

  /** Which scenario it began from, what ids and hashes come of, and when. */
  private Origin origin;

  private List<JournalLine> unwritten = List.of();

  /**
   * Where a simulation began.
   *
   * @param scenario the digest of its scenario
   * @param seed what ids come of: whoever knows it can tell them beforehand
   * @param salt what secrets are hashed with: random, and told to nobody
   * @param begun when it began
   */
  record Origin(String scenario, String seed, String salt, Instant begun) {}

  State(Origin origin) {
    this.origin = origin;
    parts.put("groups", groups);
    parts.put("scaleSets", scaleSets);
    parts.put("machines", machines);
    parts.put("members", memberships);
    parts.put("resources", resources);
    parts.put("operations", operations);
    parts.put("jobs", jobs);
    parts.put("tasks", tasks);
    parts.put("counters", counters);
    parts.put("buckets", buckets);
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

  /** Returns about how many records all of it makes when it's written. */
  int records() {
    return parts.values().stream().mapToInt(Part::records).sum();
  }

  /**
   * Makes changes that were saved.
   *
   * @param changes stands at the beginning of an object, and then at its end
   */
  void apply(JsonParser changes) throws IOException {
    while (changes.nextToken() != JsonToken.END_OBJECT) {
      String name = changes.currentName();
      @Nullable Part part = parts.get(name);
      changes.nextToken();
      if (part != null) {
        part.apply(changes);
      } else if (name.equals(UNWRITTEN)) {
        unwritten = List.of(changes.readValueAs(JournalLine[].class));
      } else {
        throw new IOException("there is no part " + name);
      }
    }
  }

  /** Forgets everything. */
  void clear(Origin newOrigin) {
    origin = newOrigin;
    parts.values().forEach(Part::clear);
    unwritten = List.of();
  }
}
