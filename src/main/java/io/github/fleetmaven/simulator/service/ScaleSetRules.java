package io.github.fleetmaven.simulator.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.store.Model;
import io.github.fleetmaven.simulator.store.Rolling;
import io.github.fleetmaven.simulator.store.ScaleSet;
import io.github.fleetmaven.simulator.store.ScaleSet.Work;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which writes of a scale set the service refuses. Stateless. */
final class ScaleSetRules {

  /** The percentages of a rollingUpgradePolicy, each with the least that it may be. */
  private static final Map<String, Integer> PERCENTS =
      Map.of(
          "maxBatchInstancePercent", 5,
          "maxUnhealthyInstancePercent", 5,
          "maxUnhealthyUpgradedInstancePercent", 0);

  private ScaleSetRules() {}

  /** A write that brings a model waits for everything; another one only for other writes. */
  static void checkFree(ScaleSet set, boolean newModel) {
    if (newModel) {
      checkNotRolling(set);
    }
    boolean busy =
        set.running().values().stream().anyMatch(work -> newModel || work != Work.ACTION);
    if (busy) {
      throw Refusals.conflict();
    }
  }

  /** Neither a model nor an action that brings one is taken while a rolling upgrade runs. */
  static void checkNotRolling(ScaleSet set) {
    @Nullable Rolling rolling = set.rolling();
    if (rolling != null && rolling.running()) {
      throw Refusals.notAllowed(
          "The operation is not allowed because a Rolling Upgrade of the Virtual Machine Scale Set"
              + " is in progress. Cancel it or wait for its end.");
    }
  }

  /** Actions don't start while a write is under way. */
  static void checkNoWrite(ScaleSet set) {
    if (set.running().values().stream().anyMatch(work -> work != Work.ACTION)) {
      throw Refusals.conflict();
    }
  }

  static void checkNew(ObjectNode document) {
    if (document.path("location").asText("").isEmpty()) {
      throw new Refusal(
          400, "LocationRequired", "The location property is required for this definition.");
    }
    checkCapacity(document);
  }

  static void checkCapacity(JsonNode document) {
    JsonNode capacity = document.path("sku").path("capacity");
    if (!capacity.isMissingNode() && (!capacity.canConvertToInt() || capacity.asInt() < 0)) {
      throw Refusals.invalid(
          "sku.capacity", "The value '" + capacity + "' of parameter sku.capacity is invalid.");
    }
  }

  static void checkChange(ScaleSet set, ObjectNode document) {
    checkCapacity(document);
    JsonNode before = set.document();
    if (!before.path("location").asText().equalsIgnoreCase(document.path("location").asText())) {
      throw new Refusal(
          409,
          "InvalidResourceLocation",
          "The resource '"
              + set.name()
              + "' already exists in location '"
              + before.path("location").asText()
              + "'. A resource with the same name cannot be created in location '"
              + document.path("location").asText()
              + "'.");
    }
    if (set.uniform() != ScaleSetDocuments.isUniform(document)) {
      throw Refusals.propertyChange("orchestrationMode");
    }
    checkImage(set.currentModel(), ScaleSetDocuments.model(document));
    if (!rollsBlindly(before)) {
      checkUpgradePolicy(document);
    }
  }

  /** A scenario may start with such a set; no write makes one. */
  private static boolean rollsBlindly(JsonNode document) {
    return ScaleSetDocuments.upgradeMode(document).equals("Rolling")
        && !HealthSource.in(ScaleSetDocuments.model(document));
  }

  static void checkUpgradePolicy(JsonNode document) {
    if (rollsBlindly(document)) {
      throw Refusals.badRequest(
          "Rolling Upgrade mode is not supported for this Virtual Machine Scale Set because a"
              + " health probe or health extension was not provided.");
    }
    JsonNode policy = document.path("properties").path("upgradePolicy");
    PERCENTS.forEach(
        (name, least) -> checkPercent(policy.path("rollingUpgradePolicy").path(name), name, least));
  }

  private static void checkPercent(JsonNode value, String name, int least) {
    boolean legal = value.isInt() && value.asInt() >= least && value.asInt() <= 100;
    if (!value.isMissingNode() && !legal) {
      String target = "upgradePolicy.rollingUpgradePolicy." + name;
      throw Refusals.invalid(
          target, "The value '" + value + "' of parameter " + target + " is invalid.");
    }
  }

  static void checkModel(Model model) {
    Images.checkTrusted(model.profile());
    ExtensionRules.check(ExtensionLists.entries(model), Profiles.isWindows(model.profile()));
  }

  private static void checkImage(Model before, Model after) {
    boolean known = Images.isKnown(before.profile()) && Images.isKnown(after.profile());
    if (known && Images.isCustom(before.profile()) != Images.isCustom(after.profile())) {
      throw Refusals.notAllowed(
          "The Image type for a Virtual Machine Scale Set may not be changed.");
    }
  }
}
