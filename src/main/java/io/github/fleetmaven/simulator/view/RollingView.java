package io.github.fleetmaven.simulator.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.store.Failure;
import io.github.fleetmaven.simulator.store.Json;
import io.github.fleetmaven.simulator.store.OsUpgrade;
import io.github.fleetmaven.simulator.store.Progress;
import io.github.fleetmaven.simulator.store.Rolling;
import io.github.fleetmaven.simulator.store.ScaleSet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rolling upgrades as the wire shows them. Stateless. */
public final class RollingView {

  private static final Duration REMEMBERED = Duration.ofDays(61);
  private static final String TYPE = "Microsoft.Compute/virtualMachineScaleSets/rollingUpgrades";

  private RollingView() {}

  /** Returns the last rolling upgrade of a set. */
  public static ObjectNode latest(ScaleSet set, Rolling rolling) {
    ObjectNode result = Json.object();
    result.put("type", TYPE);
    result.set("location", set.document().path("location"));
    ObjectNode properties = result.putObject("properties");
    properties.set("policy", rolling.policy());
    properties
        .putObject("runningStatus")
        .put("lastAction", rolling.lastAction())
        .put("lastActionTime", Statuses.time(rolling.lastActionTime()))
        .put("code", rolling.code())
        .put("startTime", Statuses.time(rolling.startTime()));
    putOutcome(properties, rolling);
    return result;
  }

  /**
   * Returns the upgrades of a set's operating systems, newest first, as the history lists them:
   * none that is older than two months, as documented.
   */
  public static List<ObjectNode> history(ScaleSet set, Instant now) {
    @Nullable Rolling last = set.rolling();
    if (last == null) {
      return List.of();
    }
    return last.history().stream()
        .filter(upgrade -> upgrade.startTime().isAfter(now.minus(REMEMBERED)))
        .map(upgrade -> past(set, upgrade))
        .toList();
  }

  private static ObjectNode past(ScaleSet set, OsUpgrade upgrade) {
    ObjectNode result = Json.object();
    result.put("type", TYPE);
    result.set("location", set.document().path("location"));
    ObjectNode properties = result.putObject("properties");
    ObjectNode status = properties.putObject("runningStatus");
    status.put("code", upgrade.code()).put("startTime", Statuses.time(upgrade.startTime()));
    if (upgrade.endTime() != null) {
      status.put("endTime", Statuses.time(upgrade.endTime()));
    }
    properties.set(
        "progress",
        progress(upgrade.successful(), upgrade.failed(), upgrade.inProgress(), upgrade.pending()));
    // Azure's own upgrades of operating systems, which it starts as the platform, aren't simulated.
    properties.put("startedBy", "User");
    if (!upgrade.image().isEmpty()) {
      properties.set("targetImageReference", upgrade.image());
    }
    properties.set("rollbackInfo", rollback(upgrade.rollback()));
    putError(properties, "error", upgrade.error());
    return result;
  }

  private static ObjectNode rollback(Progress.Rollback rollback) {
    ObjectNode info =
        Json.object()
            .put("successfullyRolledbackInstanceCount", rollback.successful())
            .put("failedRolledbackInstanceCount", rollback.failed());
    if (rollback.failed() > 0) {
      String message = rollback.failed() + " instances could not be rolled back.";
      putError(info, "rollbackError", new Failure("InternalExecutionError", message));
    }
    return info;
  }

  private static ObjectNode progress(int successful, int failed, int inProgress, int pending) {
    return Json.object()
        .put("successfulInstanceCount", successful)
        .put("failedInstanceCount", failed)
        .put("inProgressInstanceCount", inProgress)
        .put("pendingInstanceCount", pending);
  }

  private static void putError(ObjectNode node, String key, @Nullable Failure error) {
    if (error != null) {
      node.putObject(key).put("code", error.code()).put("message", error.message());
    }
  }

  private static void putOutcome(ObjectNode properties, Rolling rolling) {
    properties.set(
        "progress",
        progress(
            rolling.progress().successful(),
            rolling.progress().failed().size(),
            rolling.progress().inProgress().size(),
            rolling.progress().pending().size()));
    putError(properties, "error", error(rolling));
  }

  private static @Nullable Failure error(Rolling rolling) {
    int failed = rolling.progress().failed().size();
    return rolling.running() && failed > 0
        ? new Failure(
            "RollingUpgradeInProgressWithFailedUpgradedVMs",
            "Rolling Upgrade is in progress. " + failed + " upgraded instances have failed.")
        : rolling.error();
  }
}
