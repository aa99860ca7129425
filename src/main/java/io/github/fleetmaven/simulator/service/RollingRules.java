package io.github.fleetmaven.simulator.service;

import io.github.fleetmaven.simulator.store.Failure;
import io.github.fleetmaven.simulator.store.Machine;
import io.github.fleetmaven.simulator.store.Progress;
import io.github.fleetmaven.simulator.store.Rolling;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a rollingUpgradePolicy decides. Pure. */
final class RollingRules {

  private static final int PERCENT = 100;

  /** Up to so many instances are upgraded one by one, whatever the policy says. */
  private static final int FEW = 5;

  /** What counts as unhealthy; an instance that initializes is waited for. */
  private static final Set<String> UNWELL = Set.of("unhealthy", "unknown");

  private static final String ALL = "MaxUnhealthyInstancePercent";
  private static final String UPGRADED = "MaxUnhealthyUpgradedInstancePercent";

  private RollingRules() {}

  /** Returns machines in the order in which they are upgraded: zone by zone, the unwell first. */
  static List<Machine> inOrder(List<Machine> machines, Rolling rolling) {
    Comparator<Machine> order = Comparator.comparing(machine -> 0);
    if (!rolling.chooses("enableCrossZoneUpgrade")) {
      order = order.thenComparing(RollingRules::zone);
    }
    if (rolling.chooses("prioritizeUnhealthyInstances")) {
      order = order.thenComparing(Machine::healthy);
    }
    return machines.stream().sorted(order).toList();
  }

  /**
   * Returns the next batch: free machines, of the zone that is under way unless zones don't matter.
   *
   * @param waiting those that wait, in order
   * @param members how many machines the set has
   */
  static List<Machine> batch(List<Machine> waiting, Rolling rolling, int members) {
    boolean across = rolling.chooses("enableCrossZoneUpgrade");
    return waiting.stream()
        .filter(machine -> machine.job() == null)
        .filter(machine -> across || zone(machine).equals(zone(waiting.get(0))))
        .limit(batchSize(rolling.percent("maxBatchInstancePercent"), members))
        .toList();
  }

  /**
   * Returns how many machines a batch has at most: {@code batchSize(20, 12)} is 2, {@code
   * batchSize(50, 5)} is 1.
   */
  static int batchSize(int percent, int members) {
    return members <= FEW ? 1 : Math.max(1, percent * members / PERCENT);
  }

  /** Returns how long a rolling upgrade rests between two batches. */
  static Duration pause(Rolling rolling) {
    try {
      return Duration.parse(rolling.policy().path("pauseTimeBetweenBatches").asText("PT0S"));
    } catch (DateTimeException notADuration) {
      return Duration.ZERO;
    }
  }

  /**
   * Judges those that were upgraded, after each batch.
   *
   * @param reason what the first that failed says
   */
  static Optional<Failure> afterBatch(Rolling rolling, String reason) {
    Progress progress = rolling.progress();
    int share = share(progress.failed().size(), progress.upgraded());
    int threshold = rolling.percent("maxUnhealthyUpgradedInstancePercent");
    if (progress.failed().size() * PERCENT <= threshold * progress.upgraded()) {
      return Optional.empty();
    }
    String first = progress.failed().get(0);
    String message =
        exceeded(UPGRADED, share, " after being upgraded", threshold)
            + " The most impactful error is: "
            + reason
            + " First failed instance ID is: "
            + first.substring(first.lastIndexOf('/') + 1)
            + ".";
    return Optional.of(new Failure(UPGRADED + "ExceededInRollingUpgrade", message));
  }

  /** Judges all machines of the set, before each batch. */
  static Optional<Failure> beforeBatch(List<Machine> members, Rolling rolling) {
    List<String> unwell = new ArrayList<>();
    for (Machine machine : members) {
      if (UNWELL.contains(machine.health())
          || rolling.progress().failed().contains(machine.key())) {
        unwell.add(machine.key());
      }
    }
    int threshold = rolling.percent("maxUnhealthyInstancePercent");
    if (unwell.size() * PERCENT <= threshold * members.size()) {
      return Optional.empty();
    }
    String when = rolling.progress().upgraded() == 0 ? "Before" : "In";
    String message =
        exceeded(ALL, share(unwell.size(), members.size()), "", threshold)
            + " To apply upgrades, consider increasing the "
            + ALL
            + " value.";
    return Optional.of(new Failure(ALL + "Exceeded" + when + "RollingUpgrade", message));
  }

  private static String exceeded(String limit, int share, String when, int threshold) {
    return "Rolling Upgrade failed after exceeding the "
        + limit
        + " value defined in the RollingUpgradePolicy. "
        + share
        + "% of instances are in an unhealthy state"
        + when
        + " - more than the threshold of "
        + threshold
        + "%.";
  }

  private static int share(int part, int whole) {
    return whole == 0 ? 0 : part * PERCENT / whole;
  }

  private static String zone(Machine machine) {
    @Nullable String zone = machine.placement().zone();
    return Objects.requireNonNullElse(zone, "");
  }
}
