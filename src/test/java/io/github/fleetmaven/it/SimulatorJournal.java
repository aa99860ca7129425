package io.github.fleetmaven.it;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What happened in a simulator, by its own account. */
record SimulatorJournal(List<JsonNode> lines) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static SimulatorJournal of(List<String> lines) {
    return new SimulatorJournal(lines.stream().map(SimulatorJournal::parse).toList());
  }

  /** Returns what happened to one scale set and its instances. */
  SimulatorJournal about(String set) {
    return new SimulatorJournal(
        lines.stream()
            .filter(line -> !text(line, "event").equals("request"))
            .filter(line -> text(line, "target").endsWith("/" + set))
            .toList());
  }

  /** Returns how many models were written. */
  long models() {
    return lines.stream().filter(line -> text(line, "event").equals("model")).count();
  }

  /**
   * A run of a handler.
   *
   * @param disk counts the instance's OS disks
   * @param digest tells what ran, and which attempt it was
   */
  record Run(long line, String instance, int disk, String extension, String digest, boolean good) {

    /** Returns what a handler may run once for. */
    String once() {
      return "%s on disk %d of instance %s, as %s".formatted(extension, disk, instance, digest);
    }

    /** Returns what a handler may succeed once for: an attempt is made where one failed. */
    String succeedsOnce() {
      String content = digest.matches("fleet1:.*:.*") ? digest.replaceAll(":[^:]*$", "") : digest;
      return "%s on disk %d of instance %s, as %s".formatted(extension, disk, instance, content);
    }
  }

  /** Returns all runs of handlers, of one scale set. */
  List<Run> runs() {
    Map<String, Integer> disks = new HashMap<>();
    List<Run> runs = new ArrayList<>();
    for (JsonNode line : lines) {
      String instance = text(line, "instance");
      if (text(line, "status").equals("reimaged")) {
        disks.merge(instance, 1, Integer::sum);
      } else if (text(line, "event").equals("handler") && text(line, "status").matches("-?\\d+")) {
        runs.add(
            new Run(
                line.path("seq").asLong(),
                instance,
                disks.getOrDefault(instance, 0),
                text(line, "extension"),
                text(line, "digest"),
                isGood(line)));
      }
    }
    return runs;
  }

  /**
   * Returns a handler that ran, or succeeded, more often than it may, and where the journal says
   * so.
   */
  Optional<String> ranTwice() {
    List<Run> good = runs().stream().filter(Run::good).toList();
    return twice(runs(), Run::once).or(() -> twice(good, Run::succeedsOnce));
  }

  private static Optional<String> twice(List<Run> runs, Function<Run, String> what) {
    Map<String, Long> seen = new HashMap<>();
    for (Run run : runs) {
      Long earlier = seen.put(what.apply(run), run.line());
      if (earlier != null) {
        return Optional.of("%s, seq %d and %d".formatted(what.apply(run), earlier, run.line()));
      }
    }
    return Optional.empty();
  }

  /**
   * A time during which an instance was out of service: from when it began to get a model until all
   * that belongs to it was done, and well.
   */
  record Outage(String instance, Instant from, Instant to) {

    boolean holds(Instant time) {
      return !time.isBefore(from) && time.isBefore(to);
    }
  }

  /** Returns when the instances of one scale set were out of service. */
  List<Outage> outages() {
    Map<String, Update> open = new HashMap<>();
    List<Outage> outages = new ArrayList<>();
    for (JsonNode line : lines) {
      String instance = text(line, "instance");
      if (instance.isEmpty()) {
        continue;
      }
      Instant time = Instant.parse(text(line, "time"));
      Update now = open.get(instance);
      if (now != null && now.good && text(line, "status").equals("modelApplied")) {
        outages.add(new Outage(instance, now.from, now.to));
        now = null;
      }
      Instant from = now == null ? time : now.from;
      open.put(instance, new Update(from, time, isStillGood(now, line)));
    }
    open.forEach(
        (instance, u) -> outages.add(new Outage(instance, u.from, u.good ? u.to : Instant.MAX)));
    return outages;
  }

  private record Update(Instant from, Instant to, boolean good) {}

  private static boolean isStillGood(@Nullable Update before, JsonNode line) {
    boolean begins = before == null || text(line, "status").equals("modelApplied");
    return (begins || before.good) && (!isHandler(line) || isGood(line));
  }

  /** Returns the largest set of instances that were out of service at once. */
  Set<String> mostOutOfService() {
    List<Outage> all = outages();
    Set<String> most = Set.of();
    for (Outage begun : all) {
      Set<String> out =
          all.stream()
              .filter(o -> o.holds(begun.from()))
              .map(Outage::instance)
              .collect(Collectors.toCollection(TreeSet::new));
      most = out.size() > most.size() ? out : most;
    }
    return most;
  }

  private static boolean isHandler(JsonNode line) {
    return text(line, "event").equals("handler");
  }

  private static boolean isGood(JsonNode line) {
    return text(line, "status").equals("0") || text(line, "status").equals("removed");
  }

  static String text(JsonNode line, String key) {
    return line.path(key).asText();
  }

  static JsonNode parse(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: " + line, e);
    }
  }
}
