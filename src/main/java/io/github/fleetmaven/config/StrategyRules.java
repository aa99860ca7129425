package io.github.fleetmaven.config;

import io.github.fleetmaven.model.RolloutPolicy.OnFailure;
import io.github.fleetmaven.model.RolloutPolicy.Order;
import io.github.fleetmaven.model.RolloutPolicy.Strategy;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Checks that what a rollout says fits who drives it. */
final class StrategyRules {

  /** What Azure's rolling upgrade doesn't know. */
  private static final List<String> OURS = List.of("order", "firstBatch", "bake", "instances");

  /** What instances of ECS don't have. */
  private static final Set<Order> DOMAINS =
      Set.copyOf(EnumSet.of(Order.UPDATE_DOMAIN, Order.FAULT_DOMAIN));

  private static final String POLICY = "rollingUpgradePolicy";
  private static final String REPAIRS = "suspendRepairs";
  private static final String STRATEGY = "strategy";
  private static final String ROLLING = "rolling upgrades of Azure's own";

  private final Problems problems;

  StrategyRules(Problems problems) {
    this.problems = problems;
  }

  /** Checks the rollout of a scale set. */
  void checkScaleSet(Optional<RolloutConfig> declared) {
    RolloutConfig rollout = declared.orElse(null);
    if (rollout == null || rollout.strategy().isEmpty()) {
      return; // the set's own policy decides, and the plan checks
    }
    Place place = rollout.place();
    if (rollout.strategy().get() == Strategy.AZURE) {
      OURS.stream()
          .filter(place::has)
          .forEach(
              element ->
                  problems.error(
                      place.child(element),
                      "Azure drives by <strategy>azure</strategy>, and its rolling upgrade knows no"
                          + " <"
                          + element
                          + ">",
                      "leave it out, or let this plugin drive: <strategy>batches</strategy>"));
    } else if (place.has(POLICY)) {
      problems.error(
          place.child(POLICY),
          "it is for Azure's rolling upgrade, and by <strategy>batches</strategy> this plugin"
              + " drives",
          "leave it out, or let Azure drive: <strategy>azure</strategy>");
    }
  }

  /** Checks the rollout of virtual machines, which Azure rolls nothing out to. */
  void checkMachines(Optional<RolloutConfig> declared) {
    RolloutConfig rollout = declared.orElse(null);
    if (rollout == null) {
      return;
    }
    if (rollout.strategy().equals(Optional.of(Strategy.AZURE))) {
      onlyForSets(rollout.place().child(STRATEGY), ROLLING);
    }
    if (rollout.place().has(POLICY)) {
      onlyForSets(rollout.place().child(POLICY), ROLLING);
    }
    if (rollout.suspendRepairs().equals(Optional.of(true))) {
      onlyForSets(rollout.place().child(REPAIRS), "automatic instance repairs");
    }
  }

  /** Checks the rollout of ECS instances, which Azure has nothing to do with. */
  void checkEcs(Optional<RolloutConfig> declared) {
    RolloutConfig rollout = declared.orElse(null);
    if (rollout == null) {
      return;
    }
    checkMachines(declared);
    Place place = rollout.place();
    if (rollout.onFailure().equals(Optional.of(OnFailure.ROLLBACK))) {
      problems.error(
          place.child("onFailure"),
          "a driver is never put back by itself",
          "leave it out; the snapshots that are taken before hold what was there");
    }
    rollout
        .order()
        .filter(DOMAINS::contains)
        .ifPresent(
            order ->
                problems.error(
                    place.child("order"),
                    "an ECS instance has a zone, and no `" + order.pomName() + "`",
                    "write zone or instance, or leave it out"));
    rollout.instances().orElse(List.of()).stream()
        .filter(StrategyRules::isDomain)
        .forEach(
            term ->
                problems.error(
                    place.child("instances"),
                    "an ECS instance has a zone, and no domain as `" + term + "`",
                    "name the id or the name of an instance, or a zone as zone:cn-hangzhou-h"));
  }

  private static boolean isDomain(String term) {
    String lower = term.toLowerCase(Locale.ROOT);
    return DOMAINS.stream()
        .anyMatch(d -> lower.startsWith(d.pomName().toLowerCase(Locale.ROOT) + ":"));
  }

  private void onlyForSets(Place place, String what) {
    problems.error(place, what + " are for scale sets", "leave it out");
  }
}
