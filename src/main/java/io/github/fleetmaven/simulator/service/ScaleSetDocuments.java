package io.github.fleetmaven.simulator.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.store.Json;
import io.github.fleetmaven.simulator.store.Layout;
import io.github.fleetmaven.simulator.store.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The document of a scale set: what the service adds to it, and what it reads off it. Stateless.
 */
final class ScaleSetDocuments {

  private static final int UPDATE_DOMAINS = 5;
  private static final int UNIFORM_FAULT_DOMAINS = 5;

  private ScaleSetDocuments() {}

  /** Returns a new set's document with what the service decides when nothing was said. */
  static ObjectNode withDefaults(ObjectNode document) {
    ObjectNode result = document.deepCopy();
    ObjectNode properties = Json.objectAt(result, "properties");
    result.set("properties", properties);
    absent(properties, "orchestrationMode", "Uniform");
    boolean uniform = isUniform(result);
    absent(properties, "singlePlacementGroup", uniform);
    if (uniform) {
      absent(properties, "overprovision", true);
      absent(properties, "doNotRunExtensionsOnOverprovisionedVMs", false);
      absent(properties, "platformFaultDomainCount", UNIFORM_FAULT_DOMAINS);
    } else {
      absent(properties, "platformFaultDomainCount", 1);
      absent(properties, "constrainedMaximumCapacity", false);
    }
    if (result.path("sku") instanceof ObjectNode sku && !sku.has("tier")) {
      sku.put("tier", "Standard");
    }
    return normal(result);
  }

  /** Returns a document with names as the service spells them, and a policy filled up. */
  static ObjectNode normal(ObjectNode document) {
    ObjectNode result = document.deepCopy();
    if (result.path("properties").path("virtualMachineProfile") instanceof ObjectNode profile) {
      Defaults.fillProfile(profile, isUniform(result));
    }
    if (result.path("properties").path("upgradePolicy") instanceof ObjectNode policy) {
      policy.put("mode", capitalised(policy.path("mode").asText("Manual")));
      if (policy.path("mode").asText().equals("Rolling") || policy.has("rollingUpgradePolicy")) {
        policy.set("rollingUpgradePolicy", rollingPolicy(policy));
      }
    }
    return result;
  }

  /** Returns the rolling upgrade policy of an upgradePolicy, filled up with the defaults. */
  static ObjectNode rollingPolicy(JsonNode upgradePolicy) {
    ObjectNode policy = Json.objectAt(upgradePolicy, "rollingUpgradePolicy").deepCopy();
    absent(policy, "maxBatchInstancePercent", 20);
    absent(policy, "maxUnhealthyInstancePercent", 20);
    absent(policy, "maxUnhealthyUpgradedInstancePercent", 20);
    absent(policy, "pauseTimeBetweenBatches", "PT0S");
    absent(policy, "maxSurge", false);
    absent(policy, "rollbackFailedInstancesOnPolicyBreach", false);
    return policy;
  }

  static boolean isUniform(JsonNode document) {
    String mode = document.path("properties").path("orchestrationMode").asText("Uniform");
    return !mode.equalsIgnoreCase("Flexible");
  }

  static String upgradeMode(JsonNode document) {
    return document.path("properties").path("upgradePolicy").path("mode").asText("Manual");
  }

  static Model model(JsonNode document) {
    ObjectNode profile =
        Json.objectAt(document.path("properties"), "virtualMachineProfile").deepCopy();
    return new Model(profile, document.path("sku").path("name").asText(""));
  }

  static Layout layout(JsonNode document) {
    List<String> zones = new ArrayList<>();
    Json.arrayAt(document, "zones").forEach(zone -> zones.add(zone.asText()));
    int faultDomains = document.path("properties").path("platformFaultDomainCount").asInt(1);
    return new Layout(UPDATE_DOMAINS, Math.max(1, faultDomains), zones);
  }

  static int capacity(JsonNode document) {
    return document.path("sku").path("capacity").asInt(0);
  }

  private static String capitalised(String mode) {
    String lower = mode.toLowerCase(Locale.ROOT);
    return lower.isEmpty()
        ? "Manual"
        : lower.substring(0, 1).toUpperCase(Locale.ROOT) + lower.substring(1);
  }

  private static void absent(ObjectNode node, String key, String value) {
    if (!node.has(key)) {
      node.put(key, value);
    }
  }

  private static void absent(ObjectNode node, String key, int value) {
    if (!node.has(key)) {
      node.put(key, value);
    }
  }

  private static void absent(ObjectNode node, String key, boolean value) {
    if (!node.has(key)) {
      node.put(key, value);
    }
  }
}
