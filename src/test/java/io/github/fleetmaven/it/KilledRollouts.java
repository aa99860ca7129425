package io.github.fleetmaven.it;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Kills real builds in the middle of their rollouts, again and again, until one ends by itself; and
 * compares what is there then with what an undisturbed build came to.
 */
public final class KilledRollouts {

  private static final List<List<String>> DRAWN =
      List.of(List.of("web"), List.of("farm"), List.of("gpu"), List.of("web", "farm", "gpu"));

  private final Path project;
  private final MavenHome maven;
  private final Consumer<String> out;

  /**
   * Prepares.
   *
   * @param project the project, after undisturbed builds of it
   * @param out takes a line on each killing
   */
  public KilledRollouts(Path project, MavenHome maven, Consumer<String> out) {
    this.project = project;
    this.maven = maven;
    this.out = out;
  }

  /**
   * Kills at least that often.
   *
   * @param seed from which the moments are drawn; blank for any
   */
  public void prove(int kills, String seed) throws IOException, InterruptedException {
    long drawn = seed.isBlank() ? new Random().nextInt(1_000_000) : Long.parseLong(seed.strip());
    out.accept(kills + " killings, drawn from fleet.seed=" + drawn);
    Path scenario = project.resolve("src/main/fleet/scenario.json");
    List<Killing> all = new ArrayList<>();
    try (ServedSimulator whole =
        ServedSimulator.leftBehind(scenario, project.resolve("target/fleet"))) {
      for (int number = 1; all.size() < kills || number <= DRAWN.size(); number++) {
        KilledRollout round =
            new KilledRollout(
                project,
                maven,
                number,
                DRAWN.get(number % DRAWN.size()),
                new Random(drawn + number));
        try {
          all.addAll(round.run(Math.max(1, kills - all.size()), whole, out));
        } catch (AssertionError e) {
          throw new AssertionError("fleet.seed=" + drawn + ", " + round + ": " + e.getMessage(), e);
        }
      }
    }
    long underWay = all.stream().filter(Killing::instancesUnderWay).count();
    out.accept(
        all.stream().map(Killing::text).collect(joining("\n"))
            + "\n%d killings, %d of them while instances were being updated"
                .formatted(all.size(), underWay));
    if (underWay * 4 < all.size()) {
      throw new AssertionError("hardly any killing met a rollout under way; that proves nothing");
    }
  }
}
