package io.github.fleetmaven.simulator.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** Makes entries of a scenario of what was recorded. Stateless. */
final class Seeds {

  private static final List<String> WRITABLE =
      List.of("id", "location", "tags", "sku", "zones", "identity", "plan", "extendedLocation");

  /** What the service alone says. */
  private static final List<String> READ_ONLY =
      List.of("provisioningState", "vmId", "uniqueId", "timeCreated", "instanceView");

  private Seeds() {}

  /** Returns the body of a resource without what only the service says. */
  static ObjectNode writable(JsonNode body) {
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    for (String key : WRITABLE) {
      if (body.has(key)) {
        result.set(key, body.get(key).deepCopy());
      }
    }
    ObjectNode properties = (ObjectNode) body.path("properties").deepCopy();
    properties.remove(READ_ONLY);
    if (properties.path("virtualMachineProfile") instanceof ObjectNode profile) {
      profile.remove("timeCreated");
    }
    result.set("properties", properties);
    if (properties.has("hardwareProfile")) {
      FilledIn.takeFromMachine(properties);
    } else {
      FilledIn.takeFromSet(result);
    }
    return result;
  }

  /** Returns the entry of a virtual machine. */
  static ObjectNode machine(JsonNode body) {
    ObjectNode seed = writable(body);
    JsonNode view = body.at("/properties/instanceView");
    power(view).ifPresent(power -> seed.put("powerState", power));
    if (view.at("/vmAgent/statuses/0/code").asText().equals("ProvisioningState/Unavailable")) {
      seed.put("agent", "notReady");
    }
    if (body.path("resources").isArray()) {
      ArrayNode extensions = seed.putArray("extensions");
      for (JsonNode extension : body.path("resources")) {
        ObjectNode properties = (ObjectNode) extension.path("properties").deepCopy();
        properties.remove(READ_ONLY);
        extensions
            .addObject()
            .put("name", extension.path("name").asText())
            .set("properties", properties);
      }
    }
    return seed;
  }

  /** Returns the entry of a scale set, with what is special about instances that were seen. */
  static ObjectNode set(JsonNode body, JsonNode instances, InstanceIds ids) {
    ObjectNode seed = writable(body);
    ObjectNode special = JsonNodeFactory.instance.objectNode();
    for (JsonNode instance : instances) {
      ObjectNode entry = instance(instance);
      if (!entry.isEmpty()) {
        String id = body.path("id").asText();
        special.set(ids.ours(id, instance.path("instanceId").asText()), entry);
      }
    }
    if (!special.isEmpty()) {
      seed.set("instances", special);
    }
    return seed;
  }

  private static ObjectNode instance(JsonNode body) {
    ObjectNode entry = JsonNodeFactory.instance.objectNode();
    JsonNode properties = body.path("properties");
    if (!properties.path("latestModelApplied").asBoolean(true)) {
      entry.put("latestModelApplied", false);
    }
    if (body.at("/zones/0").isTextual()) {
      entry.put("zone", body.at("/zones/0").asText());
    }
    for (String key : List.of("protectFromScaleIn", "protectFromScaleSetActions")) {
      if (properties.path("protectionPolicy").path(key).asBoolean()) {
        entry.put(key, true);
      }
    }
    power(properties.path("instanceView")).ifPresent(power -> entry.put("powerState", power));
    return entry;
  }

  /** Returns a scale set of which only instances were recorded. */
  static ObjectNode setOf(String id, JsonNode instances) {
    JsonNode first = instances.get(0);
    ObjectNode seed = JsonNodeFactory.instance.objectNode();
    seed.put("id", id);
    seed.set("location", first.path("location"));
    seed.set("tags", first.path("tags"));
    seed.set("zones", first.path("zones"));
    seed.set("sku", ((ObjectNode) first.path("sku").deepCopy()).put("capacity", instances.size()));
    ObjectNode properties = seed.putObject("properties");
    properties.putObject("upgradePolicy").put("mode", "Manual");
    ObjectNode profile = properties.putObject("virtualMachineProfile");
    JsonNode machine = first.path("properties");
    ObjectNode storage = machine.path("storageProfile").deepCopy();
    if (storage.path("imageReference") instanceof ObjectNode image) {
      image.remove("exactVersion");
    }
    if (storage.path("osDisk") instanceof ObjectNode disk) {
      disk.remove("name");
      if (disk.path("managedDisk") instanceof ObjectNode managed) {
        managed.remove("id");
      }
    }
    profile.set("storageProfile", storage);
    ObjectNode os = machine.path("osProfile").deepCopy();
    os.put(
        "computerNamePrefix", os.remove("computerName").asText().replaceFirst("[0-9A-Z]{6}$", ""));
    profile.set("osProfile", os);
    profile.set("networkProfile", machine.path("networkProfileConfiguration").deepCopy());
    for (String key : List.of("securityProfile", "diagnosticsProfile")) {
      if (machine.has(key)) {
        profile.set(key, machine.get(key).deepCopy());
      }
    }
    if (first.path("resources").isArray()) {
      ArrayNode extensions = profile.putObject("extensionProfile").putArray("extensions");
      for (JsonNode extension : first.path("resources")) {
        ObjectNode copy = (ObjectNode) extension.path("properties").deepCopy();
        copy.remove(READ_ONLY);
        extensions.addObject().put("name", extension.path("name").asText()).set("properties", copy);
      }
    }
    seed.properties().removeIf(field -> field.getValue().isMissingNode());
    return seed;
  }

  /** Returns a scale set of which only its instance view was recorded. */
  static ObjectNode setOf(ObjectNode seed, JsonNode view) {
    int count = 0;
    for (JsonNode summary : view.at("/virtualMachine/statusesSummary")) {
      count += summary.path("count").asInt();
    }
    ((ObjectNode) seed.path("sku")).put("capacity", count);
    ObjectNode properties = (ObjectNode) seed.path("properties");
    ArrayNode extensions =
        ((ObjectNode) properties.path("virtualMachineProfile"))
            .putObject("extensionProfile")
            .putArray("extensions");
    view.path("extensions").forEach(each -> extensions.add(extension(each.path("name").asText())));
    if (view.path("orchestrationServices").isArray()) {
      properties.putObject("automaticRepairsPolicy").put("enabled", true);
    }
    return seed;
  }

  /** Returns a scale set of which no more was recorded than that it is there. */
  static ObjectNode setOf(String id) {
    ObjectNode seed = JsonNodeFactory.instance.objectNode();
    seed.put("id", id).put("location", "westus");
    seed.putObject("sku").put("name", "Standard_DS1_v2").put("capacity", 1);
    ObjectNode properties = seed.putObject("properties");
    properties.putObject("upgradePolicy").put("mode", "Manual");
    properties.putObject("virtualMachineProfile");
    return seed;
  }

  private static ObjectNode extension(String name) {
    ObjectNode entry = JsonNodeFactory.instance.objectNode().put("name", name);
    entry
        .putObject("properties")
        .put("publisher", "Some.Publisher")
        .put("type", name)
        .put("typeHandlerVersion", "1.0");
    return entry;
  }

  private static Optional<String> power(JsonNode view) {
    for (JsonNode status : view.path("statuses")) {
      String code = status.path("code").asText();
      if (code.startsWith("PowerState/")) {
        return Optional.of(code.substring("PowerState/".length()))
            .filter(List.of("stopped", "deallocated")::contains);
      }
    }
    return Optional.empty();
  }
}
