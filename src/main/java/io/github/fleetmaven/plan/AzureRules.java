package io.github.fleetmaven.plan;

import io.github.fleetmaven.diag.Diagnostics;
import io.github.fleetmaven.model.ObservedExtension;
import io.github.fleetmaven.model.ObservedScaleSet;
import io.github.fleetmaven.model.ObservedScaleSet.Orchestration;
import io.github.fleetmaven.model.RollingUpgrade;
import io.github.fleetmaven.model.RolloutPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What stands against Azure driving a rollout, and what the user should know of it. */
final class AzureRules {

  private final RolloutPolicy policy;
  private final ObservedScaleSet set;
  private final Driver.Azure driver;
  private final String where;
  private final Diagnostics diagnostics;

  AzureRules(
      RolloutPolicy policy,
      ObservedScaleSet set,
      Driver.Azure driver,
      String where,
      Diagnostics diagnostics) {
    this.policy = policy;
    this.set = set;
    this.driver = driver;
    this.where = where;
    this.diagnostics = diagnostics;
  }

  /**
   * Checks a set for which there is something to do.
   *
   * @param after all extensions as they will be
   */
  void check(List<ObservedExtension> after) {
    for (String element : unfit()) {
      diagnostics.error(
          where + "/rollout/" + element,
          "Azure drives the rollout of this scale set, and its rolling upgrade knows no <"
              + element
              + ">",
          "leave it out, or let this plugin drive: the set's upgrade policy Manual, and"
              + " <strategy>batches</strategy>");
    }
    if (!hasHealthSource(after)) {
      diagnostics.error(
          where,
          "Azure's rolling upgrade needs to know how the instances are, and this scale set has"
              + " neither a health extension nor a health probe",
          "declare <applicationHealth> for it");
    }
    boolean flexible = set.orchestration() == Orchestration.FLEXIBLE;
    if (flexible
        && policy
            .rollingUpgradePolicy()
            .rollbackFailedInstancesOnPolicyBreach()
            .equals(Optional.of(true))) {
      diagnostics.error(
          where + "/rollout/rollingUpgradePolicy/rollbackFailedInstancesOnPolicyBreach",
          "Azure puts failed instances of Uniform scale sets back, and this one is Flexible",
          "leave it out");
    }
  }

  /** Says that a rolling upgrade runs: it is followed, or stands in the way of a write. */
  void checkRunning(boolean writes) {
    RollingUpgrade running = driver.before().filter(RollingUpgrade::isRunning).orElse(null);
    if (running == null) {
      return;
    }
    if (writes) {
      diagnostics.error(
          where,
          "a rolling upgrade of Azure's own is running on this scale set (" + done(running) + ")",
          "wait for its end, or cancel it by fleet:abort, and run again");
    } else {
      diagnostics.warning(
          where,
          "a rolling upgrade of Azure's own is running (" + done(running) + ")",
          "apply follows it to its end");
    }
  }

  /** Says that the same model is written again, and why. */
  void noteStart(int behind) {
    diagnostics.warning(
        where,
        "its model is as declared, "
            + (behind == 1 ? "1 instance is" : behind + " instances are")
            + " behind it, and no rolling upgrade runs"
            + driver.before().map(AzureRules::ended).orElse(""),
        "apply writes the same model once more, by which Azure's rollout starts"
            + (driver.before().isPresent() ? " again" : ""));
  }

  /** Says that a failed handler runs on more instances than those where it failed. */
  void noteRetry() {
    diagnostics.warning(
        where,
        "Azure rolls the next attempt of a failed handler out to every instance, so it runs again"
            + " where it succeeded too",
        "");
  }

  private static String ended(RollingUpgrade upgrade) {
    return switch (upgrade.code()) {
      case CANCELLED -> "; the last one was cancelled";
      case FAULTED ->
          "; the last one ended Faulted" + upgrade.error().map(e -> " (" + e + ")").orElse("");
      case COMPLETED, ROLLING_FORWARD -> "";
    };
  }

  private static String done(RollingUpgrade upgrade) {
    return "%d of %d instances done"
        .formatted(upgrade.successful() + upgrade.failed(), upgrade.total());
  }

  private List<String> unfit() {
    List<String> elements = new ArrayList<>();
    policy.order().ifPresent(o -> elements.add("order"));
    policy.firstBatch().ifPresent(f -> elements.add("firstBatch"));
    if (!policy.bake().isZero()) {
      elements.add("bake");
    }
    if (!policy.instances().isAll()) {
      elements.add("instances");
    }
    return elements;
  }

  private boolean hasHealthSource(List<ObservedExtension> after) {
    boolean probe =
        !set.raw()
            .at("properties", "virtualMachineProfile", "networkProfile", "healthProbe")
            .isEmpty();
    return (probe && set.orchestration() == Orchestration.UNIFORM)
        || after.stream().anyMatch(AzureRules::tellsHealth);
  }

  private static boolean tellsHealth(ObservedExtension extension) {
    String type = extension.handler().type();
    return extension.handler().publisher().equalsIgnoreCase("Microsoft.ManagedServices")
        && type.regionMatches(true, 0, "ApplicationHealth", 0, "ApplicationHealth".length());
  }
}
