package io.github.fleetmaven.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Kills real builds while they update the drivers of an ECS group, again and again, until one ends
 * by itself; then each instance was updated and restarted once.
 */
public final class KilledDrivers {

  private static final int INSTANCES = 4;
  private static final int BUDGET = 2;

  /** After a look, the lease and the snapshots. */
  private static final int FIRST_UPDATE = 3 + INSTANCES;

  /** So slow that a build meets what a dead one has begun, and fast. */
  private static final double[] TIME_SCALES = {12, 60};

  private static final Duration LOOK = Duration.ofMillis(5);
  private static final Duration HUNG = Duration.ofMinutes(4);
  private static final Set<String> WRITES =
      Set.of("CreateSnapshot", "RebootInstances", "RunCommand", "TagResources", "UntagResources");
  private static final List<String> EACH_ONCE =
      List.of("snapshotTaken", "driverUpdated", "restarting", "restarted");

  private final Path project;
  private final MavenHome maven;
  private final Consumer<String> out;
  private int builds;

  /**
   * Prepares.
   *
   * @param out takes a line on each killing
   */
  public KilledDrivers(Path project, MavenHome maven, Consumer<String> out) {
    this.project = project;
    this.maven = maven;
    this.out = out;
  }

  /**
   * Kills so often.
   *
   * @param seed from which the moments are drawn; blank for any
   */
  public void prove(int kills, String seed) throws IOException, InterruptedException {
    long drawn = seed.isBlank() ? new Random().nextInt(1_000_000) : Long.parseLong(seed.strip());
    out.accept(kills + " killings, drawn from fleet.seed=" + drawn);
    Random random = new Random(drawn);
    int left = kills;
    for (int round = 1; left > 0; round++) {
      if (round > 4 * kills) {
        throw new AssertionError("too many builds end before they are killed");
      }
      try {
        left -= round(round, Math.min(left, 1 + random.nextInt(4)), random);
      } catch (AssertionError e) {
        throw new AssertionError("fleet.seed=" + drawn + ", round " + round + ": " + e, e);
      }
    }
  }

  /** Updates a group by builds of which the first ones are killed; returns how many were. */
  private int round(int number, int kills, Random random) throws IOException, InterruptedException {
    Path folder = project.resolve("target/killed/" + number);
    Files.createDirectories(folder);
    int killed = 0;
    try (ServedSimulator simulator =
        ServedSimulator.start(
            project.resolve("src/main/fleet/scenario.json"),
            folder.resolve("simulator-journal.jsonl"),
            TIME_SCALES[number % TIME_SCALES.length])) {
      while (killed < kills) {
        int writes = random.nextBoolean() ? FIRST_UPDATE : 1 + random.nextInt(10);
        Duration after = Duration.ofMillis(random.nextInt(3000));
        if (!killedAfter(writes, after, simulator, folder)) {
          break; // there was less to do than that
        }
        killed++;
        out.accept("killed %s after write %d".formatted(after, writes));
      }
      finish(simulator, folder);
      check(simulator.journal().lines());
    }
    return killed;
  }

  private boolean killedAfter(int writes, Duration after, ServedSimulator simulator, Path folder)
      throws IOException, InterruptedException {
    int first = simulator.lines();
    MavenProcess build = start(simulator, folder);
    Instant start = Instant.now();
    while (writes(simulator.linesFrom(first)) < writes) {
      if (build.endsWithin(LOOK)) {
        assertGood(build);
        return false;
      }
      if (Duration.between(start, Instant.now()).compareTo(HUNG) > 0) {
        build.kill();
        throw new AssertionError("build " + builds + " does not end");
      }
    }
    if (build.endsWithin(after)) {
      assertGood(build);
      return false;
    }
    build.kill();
    return true;
  }

  private void finish(ServedSimulator simulator, Path folder)
      throws IOException, InterruptedException {
    MavenProcess build = start(simulator, folder);
    if (!build.endsWithin(HUNG)) {
      build.kill();
      throw new AssertionError("build " + builds + " does not end");
    }
    assertGood(build);
    if (!build.log().contains(INSTANCES + " instances, " + INSTANCES + " current")) {
      throw new AssertionError("not all are current:\n" + build.log());
    }
  }

  private void assertGood(MavenProcess build) throws IOException {
    if (!build.succeeded()) {
      throw new AssertionError("build " + builds + " failed:\n" + build.log());
    }
  }

  private MavenProcess start(ServedSimulator simulator, Path folder) throws IOException {
    builds++;
    return maven.start(
        project,
        folder.resolve("build-" + builds + ".log"),
        List.of(
            "fleet:apply",
            "-Dfleet.alibaba.endpoint=" + simulator.uri(),
            "-Dfleet.outputDirectory=" + folder.resolve("fleet")));
  }

  private static long writes(List<String> lines) {
    return lines.stream()
        .map(SimulatorJournal::parse)
        .map(line -> SimulatorJournal.text(line, "target"))
        .filter(target -> WRITES.contains(target.replace("POST /_ecs/", "")))
        .count();
  }

  private static void check(List<JsonNode> lines) {
    Map<String, List<String>> happened = new TreeMap<>();
    for (JsonNode line : lines) {
      if (SimulatorJournal.text(line, "event").equals("instance")) {
        happened
            .computeIfAbsent(SimulatorJournal.text(line, "instance"), none -> new ArrayList<>())
            .add(SimulatorJournal.text(line, "status"));
      }
    }
    assertThat(mostOut(lines) <= BUDGET, "out of service at once", mostOut(lines));
    assertThat(happened.size() == INSTANCES, "instances that something happened to", happened);
    happened.forEach(
        (instance, events) ->
            assertThat(
                events.stream().filter(EACH_ONCE::contains).toList().equals(EACH_ONCE),
                "what happened to " + instance,
                events));
    assertThat(updates(lines).values().stream().allMatch(n -> n == 1), "updates", updates(lines));
    assertThat(leasesHeld(lines) == 0, "leases that were taken and not given back", lines.size());
  }

  /** From the beginning of its update until its agent is back, an instance is out of service. */
  private static long mostOut(List<JsonNode> lines) {
    Map<String, Instant> from = new TreeMap<>();
    Map<String, Instant> to = new TreeMap<>();
    for (JsonNode line : lines) {
      String instance = SimulatorJournal.text(line, "instance");
      if (SimulatorJournal.text(line, "extension").startsWith("fleet-update-")) {
        from.put(instance, Instant.parse(SimulatorJournal.text(line, "from")));
      } else if (SimulatorJournal.text(line, "status").equals("agentBack")) {
        to.put(instance, Instant.parse(SimulatorJournal.text(line, "time")));
      }
    }
    return from.values().stream()
        .mapToLong(
            begun ->
                from.keySet().stream()
                    .filter(i -> !from.get(i).isAfter(begun) && to.get(i).isAfter(begun))
                    .count())
        .max()
        .orElse(0);
  }

  private static Map<String, Long> updates(List<JsonNode> lines) {
    return lines.stream()
        .filter(line -> SimulatorJournal.text(line, "event").equals("handler"))
        .filter(line -> SimulatorJournal.text(line, "extension").startsWith("fleet-update-"))
        .collect(
            Collectors.groupingBy(
                line -> SimulatorJournal.text(line, "instance"),
                TreeMap::new,
                Collectors.counting()));
  }

  /** The last thing that is said of tags takes the lease away. */
  private static int leasesHeld(List<JsonNode> lines) {
    int held = 0;
    for (JsonNode line : lines) {
      String target = SimulatorJournal.text(line, "target");
      if (target.equals("POST /_ecs/TagResources")) {
        held = 1;
      } else if (target.equals("POST /_ecs/UntagResources")) {
        held = 0;
      }
    }
    return held;
  }

  private static void assertThat(boolean holds, String what, Object found) {
    if (!holds) {
      throw new AssertionError(what + ": " + found);
    }
  }
}
