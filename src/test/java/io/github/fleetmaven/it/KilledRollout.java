package io.github.fleetmaven.it;

import io.github.fleetmaven.rollout.FleetTags;
import io.github.fleetmaven.rollout.Lease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/** One rollout on a simulator of its own, by builds that are killed until one ends by itself. */
final class KilledRollout {

  private static final int BUDGET = 2;
  private static final Duration LOOK = Duration.ofMillis(3);
  private static final Duration HUNG = Duration.ofMinutes(4);
  private static final Duration LONGEST_LEASE = Duration.ofHours(6);

  /** What instance 5 of the set gpu reports once, which is for the user to run again. */
  private static final String FAILS_ONCE = "exit code 100";

  private final Path project;
  private final MavenHome maven;
  private final Path folder;
  private final List<String> targets;
  private final Random random;
  private final boolean slow;
  private int builds;
  private int failures;

  /**
   * Prepares.
   *
   * @param number tells it from the others; at every other one the simulator is so slow that a
   *     build meets what a dead one has begun
   */
  KilledRollout(Path project, MavenHome maven, int number, List<String> targets, Random random) {
    this.slow = number % 2 == 1;
    this.project = project;
    this.maven = maven;
    this.folder = project.resolve("target/killed/" + number);
    this.targets = targets;
    this.random = random;
  }

  /**
   * Runs.
   *
   * @param most how often to kill at most
   * @param whole the simulator after an undisturbed rollout
   */
  List<Killing> run(int most, ServedSimulator whole, Consumer<String> out)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    double timeScale = slow ? 10 + random.nextInt(4) : 40 + random.nextInt(40);
    Duration step = Duration.ofMillis((long) (45_000 / timeScale));
    Map<Instant, Moment> killed = new HashMap<>();
    try (ServedSimulator simulator =
        ServedSimulator.start(
            project.resolve("src/main/fleet/scenario.json"), journal(), timeScale)) {
      boolean ended = false;
      while (!ended) {
        Optional<Moment> moment =
            killed.size() < most
                ? Optional.of(Moment.draw(random, targets.size(), step))
                : Optional.empty();
        ended = build(simulator, moment, killed);
        assertLeasesEnd(simulator);
      }
      out.accept(this + ": " + killed.size() + " killings, " + builds + " builds");
      targets.forEach(target -> check(target, simulator, whole));
      return told(killed, simulator);
    }
  }

  /** Runs a build, to its end or to the moment; returns whether it did all that was to do. */
  private boolean build(
      ServedSimulator simulator, Optional<Moment> moment, Map<Instant, Moment> killed)
      throws IOException, InterruptedException {
    int first = simulator.lines();
    MavenProcess build = start(simulator);
    Instant start = Instant.now();
    boolean ended = false;
    while (!ended && !moment.map(m -> m.hasCome(simulator.linesFrom(first))).orElse(false)) {
      ended = build.endsWithin(LOOK);
      if (Duration.between(start, Instant.now()).compareTo(HUNG) > 0) {
        build.kill();
        throw new AssertionError("build " + builds + " does not end");
      }
    }
    if (!ended && !build.endsWithin(moment.orElseThrow().after())) {
      build.kill();
      killed.put(Instant.now(), moment.get());
      return false;
    }
    if (!build.succeeded()) {
      assertExpected(build);
    }
    return build.succeeded();
  }

  private void assertExpected(MavenProcess build) throws IOException {
    failures++;
    if (failures > 1 || !targets.contains("gpu") || !build.log().contains(FAILS_ONCE)) {
      throw new AssertionError("build " + builds + " failed:\n" + build.log());
    }
  }

  private MavenProcess start(ServedSimulator simulator) throws IOException {
    builds++;
    return maven.start(
        project,
        folder.resolve("build-" + builds + ".log"),
        List.of(
            "fleet:apply",
            "-Dfleet.azure.endpoint=" + simulator.uri(),
            "-Dfleet.targets=" + String.join(",", targets),
            "-Dfleet.outputDirectory=" + folder.resolve("fleet")));
  }

  /** A lease may be left behind by the dead, but not for ever. */
  private void assertLeasesEnd(ServedSimulator simulator) {
    for (String target : targets) {
      Optional<Lease> lease = FleetTags.lease(simulator.tags(target));
      Instant latest = Instant.now().plus(LONGEST_LEASE);
      if (lease.filter(l -> l.until().isAfter(latest)).isPresent()) {
        throw new AssertionError(target + " is leased until " + lease.get().until());
      }
    }
  }

  private void check(String target, ServedSimulator simulator, ServedSimulator whole) {
    SimulatorJournal journal = simulator.journal().about(target);
    assertSame(target, "state", whole.state(target), simulator.state(target));
    assertSame(target, "written models", whole.journal().about(target).models(), journal.models());
    journal
        .ranTwice()
        .ifPresent(
            run -> {
              throw new AssertionError("ran twice in " + target + ": " + run);
            });
    if (journal.mostOutOfService().size() > BUDGET) {
      throw new AssertionError(
          "out of service at once in %s: %s, more than %d"
              .formatted(target, journal.mostOutOfService(), BUDGET));
    }
  }

  private static void assertSame(String target, String what, Object whole, Object killed) {
    if (!whole.equals(killed)) {
      throw new AssertionError(
          "%s of %s undisturbed:\n%s\nand killed:\n%s".formatted(what, target, whole, killed));
    }
  }

  private List<Killing> told(Map<Instant, Moment> killed, ServedSimulator simulator) {
    SimulatorJournal journal = simulator.journal();
    List<SimulatorJournal.Outage> outages =
        targets.stream().flatMap(t -> journal.about(t).outages().stream()).toList();
    List<Killing> told = new ArrayList<>();
    killed.keySet().stream()
        .sorted()
        .forEach(
            time -> {
              long out = outages.stream().filter(o -> o.holds(time)).count();
              told.add(
                  new Killing(
                      "%s: %s, %d being updated".formatted(targets, killed.get(time), out),
                      out > 0));
            });
    return told;
  }

  private Path journal() {
    return folder.resolve("simulator-journal.jsonl");
  }

  @Override
  public String toString() {
    return "rollout of " + targets + " (journal " + journal() + ", build " + builds + ")";
  }
}
