package io.github.fleetmaven.simulator.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.store.Failure;
import io.github.fleetmaven.simulator.store.Json;
import io.github.fleetmaven.simulator.store.Rolling;
import io.github.fleetmaven.simulator.store.ScaleSet;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Rolling upgrades as the wire shows them. Stateless. */
public final class RollingView {

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

  /** Returns an upgrade of the operating system that has ended, as the history lists it. */
  public static ObjectNode past(ScaleSet set, Rolling rolling) {
    ObjectNode result = Json.object();
    result.put("type", TYPE);
    result.set("location", set.document().path("location"));
    ObjectNode properties = result.putObject("properties");
    properties
        .putObject("runningStatus")
        .put("code", rolling.code())
        .put("startTime", Statuses.time(rolling.startTime()))
        .put(
            "endTime",
            Statuses.time(Objects.requireNonNullElse(rolling.endTime(), rolling.startTime())));
    properties.put("startedBy", "User");
    putOutcome(properties, rolling);
    return result;
  }

  private static void putOutcome(ObjectNode properties, Rolling rolling) {
    properties
        .putObject("progress")
        .put("successfulInstanceCount", rolling.progress().successful())
        .put("failedInstanceCount", rolling.progress().failed().size())
        .put("inProgressInstanceCount", rolling.progress().inProgress().size())
        .put("pendingInstanceCount", rolling.progress().pending().size());
    @Nullable Failure error = error(rolling);
    if (error != null) {
      properties.putObject("error").put("code", error.code()).put("message", error.message());
    }
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
