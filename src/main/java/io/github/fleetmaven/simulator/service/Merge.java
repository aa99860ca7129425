package io.github.fleetmaven.simulator.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.store.Json;
import java.util.Map;
import java.util.Set;

/**
 * How a write changes a document: objects merge, arrays and tags are replaced, what is left out
 * stays, and so do the protected settings of an extension that comes without any. PUT and PATCH
 * alike, since clients put back documents without the parts that they don't know; but null stays
 * what it was in a PUT, and is removed by a PATCH, a merge patch (RFC 7396). Stateless.
 */
final class Merge {

  /** What the service alone decides. */
  private static final Set<String> READ_ONLY =
      Set.of(
          "id",
          "name",
          "type",
          "etag",
          "provisioningState",
          "timeCreated",
          "uniqueId",
          "vmId",
          "instanceView",
          "exactVersion",
          "resources",
          "virtualMachines");

  private static final Set<String> REPLACED = Set.of("tags", "settings", "protectedSettings");

  private Merge() {}

  /** What a resource can't be without, or can't change: no null removes it. */
  private static final Set<String> LASTING =
      Set.of(
          "hardwareProfile",
          "location",
          "mode",
          "networkProfile",
          "orchestrationMode",
          "osProfile",
          "platformFaultDomainCount",
          "plan",
          "properties",
          "singlePlacementGroup",
          "sku",
          "storageProfile",
          "upgradePolicy",
          "virtualMachineProfile",
          "virtualMachineScaleSet",
          "zones");

  /** Of these no null removes any part. */
  private static final Set<String> WHOLE =
      Set.of("hardwareProfile", "networkProfile", "osProfile", "sku", "storageProfile");

  /** Returns a document after a PUT; neither argument is changed. */
  static ObjectNode documents(ObjectNode present, ObjectNode written) {
    return documents(present, written, false);
  }

  /** Returns a document after a PATCH, by which null removes; neither argument is changed. */
  static ObjectNode patched(ObjectNode present, ObjectNode written) {
    return documents(present, written, true);
  }

  private static ObjectNode documents(ObjectNode present, ObjectNode written, boolean removes) {
    ObjectNode result = present.deepCopy();
    for (var field : written.properties()) {
      if (!READ_ONLY.contains(field.getKey())) {
        put(result, field.getKey(), field.getValue(), removes);
      }
    }
    return result;
  }

  /** Returns an extension's properties after a write of the extension itself. */
  static ObjectNode extensions(ObjectNode present, ObjectNode written) {
    ObjectNode result = present.deepCopy();
    for (var field : written.properties()) {
      boolean readOnly =
          field.getKey().equals("provisioningState") || field.getKey().equals("instanceView");
      if (!readOnly && !field.getValue().isNull()) {
        PROTECTED_HALVES.getOrDefault(field.getKey(), Set.of()).forEach(result::remove);
        result.set(field.getKey(), field.getValue().deepCopy());
      }
    }
    return withBoth(result, written);
  }

  /** Of the two kinds of protected settings the written one takes the other's place. */
  private static final Map<String, Set<String>> PROTECTED_HALVES =
      Map.of(
          "protectedSettings", Set.of("protectedSettingsFromKeyVault"),
          "protectedSettingsFromKeyVault", Set.of("protectedSettings"));

  /** A write with both is left as it is, to be refused. */
  private static ObjectNode withBoth(ObjectNode result, ObjectNode written) {
    if (PROTECTED_HALVES.keySet().stream().allMatch(written::hasNonNull)) {
      PROTECTED_HALVES.keySet().forEach(key -> result.set(key, written.get(key).deepCopy()));
    }
    return result;
  }

  private static void put(ObjectNode result, String key, JsonNode value, boolean removes) {
    JsonNode present = result.path(key);
    if (value.isNull()) {
      if (removes && !LASTING.contains(key)) {
        result.remove(key);
      }
      return;
    }
    if (key.equals("userData") && value.asText().isEmpty()) {
      result.remove(key);
    } else if (key.equals("extensions") && value instanceof ArrayNode entries) {
      result.set(key, entries(Json.arrayAt(result, key), entries));
    } else if (key.equals("imageReference") && value instanceof ObjectNode image) {
      result.set(key, images(Json.objectAt(result, key), image));
    } else if (value instanceof ObjectNode object && !REPLACED.contains(key)) {
      ObjectNode base = present instanceof ObjectNode found ? found : Json.object();
      result.set(key, nested(key, base, object, removes && !WHOLE.contains(key)));
    } else {
      result.set(key, value.deepCopy());
    }
  }

  private static ObjectNode nested(
      String key, ObjectNode present, ObjectNode written, boolean removes) {
    if (READ_ONLY_CONTAINERS.contains(key)) {
      return documents(present, written, removes);
    }
    ObjectNode result = present.deepCopy();
    written.properties().forEach(field -> put(result, field.getKey(), field.getValue(), removes));
    return result;
  }

  /** Where a key such as {@code id} or {@code name} is a part of the service's own, not a value. */
  private static final Set<String> READ_ONLY_CONTAINERS =
      Set.of("properties", "virtualMachineProfile");

  private static ObjectNode images(ObjectNode present, ObjectNode written) {
    boolean other = written.hasNonNull("id") || !present.hasNonNull("publisher");
    ObjectNode result = other ? Json.object() : present.deepCopy();
    for (var field : written.properties()) {
      if (!field.getValue().isNull() && !field.getKey().equals("exactVersion")) {
        result.set(field.getKey(), field.getValue());
      }
    }
    return result.isEmpty() ? present.deepCopy() : result;
  }

  private static ArrayNode entries(ArrayNode present, ArrayNode written) {
    ArrayNode result = Json.array();
    for (JsonNode entry : written) {
      ObjectNode copy = entry instanceof ObjectNode object ? object.deepCopy() : Json.object();
      result.add(withKept(copy, present));
    }
    return result;
  }

  private static ObjectNode withKept(ObjectNode entry, ArrayNode present) {
    ObjectNode properties = Json.objectAt(entry, "properties");
    properties.remove("provisioningState");
    properties.properties().removeIf(field -> field.getValue().isNull());
    if (PROTECTED_HALVES.keySet().stream().noneMatch(properties::has)) {
      for (JsonNode old : present) {
        if (old.path("name").asText().equalsIgnoreCase(entry.path("name").asText())) {
          keepProtected(Json.objectAt(old, "properties"), properties);
        }
      }
    }
    if (!properties.has("autoUpgradeMinorVersion")) {
      properties.put("autoUpgradeMinorVersion", false);
    }
    entry.set("properties", properties);
    return entry;
  }

  /** No client reads the one half, and one with an old SDK doesn't know the other. */
  private static void keepProtected(ObjectNode present, ObjectNode properties) {
    for (String half : PROTECTED_HALVES.keySet()) {
      if (present.has(half)) {
        properties.set(half, present.get(half));
      }
    }
  }
}
