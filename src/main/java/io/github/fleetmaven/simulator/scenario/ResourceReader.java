package io.github.fleetmaven.simulator.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.store.Json;
import io.github.fleetmaven.simulator.store.Resource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads an entry of a scenario's {@code resources}. Stateless. */
final class ResourceReader {

  private static final Pattern ID =
      Pattern.compile(
          "/subscriptions/[^/]+/resourceGroups/[^/]+/providers/Microsoft\\.Compute(/[^/]+/[^/]+)+",
          Pattern.CASE_INSENSITIVE);

  private static final List<String> TYPES =
      List.of(
          "virtualMachines",
          "virtualMachineScaleSets",
          "images",
          "galleries",
          "galleries/images",
          "galleries/images/versions",
          "disks",
          "snapshots",
          "diskEncryptionSets",
          "availabilitySets",
          "proximityPlacementGroups",
          "virtualMachines/runCommands",
          "virtualMachineScaleSets/virtualMachines/runCommands");

  private static final List<String> ARM_KEYS =
      List.of(
          "id",
          "name",
          "type",
          "location",
          "tags",
          "sku",
          "zones",
          "identity",
          "plan",
          "extendedLocation",
          "properties");

  private ResourceReader() {}

  static Optional<SeededResource> read(Fields fields) {
    String id = fields.text("id").orElse("");
    Matcher matcher = ID.matcher(id);
    Optional<String> type = matcher.matches() ? type(id) : Optional.empty();
    if (type.isEmpty()) {
      fields.problem(
          "id",
          "must be the id of a virtual machine or scale set, as /subscriptions/…/resourceGroups/…"
              + "/providers/Microsoft.Compute/virtualMachineScaleSets/…, or of one of "
              + String.join(", ", TYPES.subList(2, TYPES.size()))
              + ", not '"
              + id
              + "'");
      return Optional.empty();
    }
    ObjectNode document = document(fields);
    SeededResource resource =
        switch (type.get()) {
          case "virtualMachineScaleSets" -> scaleSet(fields, document);
          case "virtualMachines" -> machine(fields, document);
          default -> new SeededResource.OfDocument(document);
        };
    fields.end();
    return Optional.of(resource);
  }

  private static Optional<String> type(String id) {
    String type = Resource.typeOf(id);
    return TYPES.stream().filter(type::equalsIgnoreCase).findFirst();
  }

  private static ObjectNode document(Fields fields) {
    ObjectNode document = Json.object();
    for (String key : ARM_KEYS) {
      fields.any(key).ifPresent(value -> document.set(key, value));
    }
    if (fields.text("location").isEmpty()) {
      fields.problem("needs a location");
    }
    fields.object("properties");
    fields.object("tags");
    return document;
  }

  private static SeededResource scaleSet(Fields fields, ObjectNode document) {
    JsonNode capacity = document.path("sku").path("capacity");
    if (!capacity.isMissingNode() && !(capacity.isInt() && capacity.intValue() >= 0)) {
      fields.problem("sku/capacity", "must be a whole number of 0 or more, not " + capacity);
    }
    Map<String, SeededMachine> instances = new LinkedHashMap<>();
    Optional<Fields> below = fields.below("instances");
    OptionalInt domains = OptionalInt.empty();
    if (below.isPresent()) {
      domains = below.get().integer("platformUpdateDomains", 1);
      below
          .get()
          .others()
          .forEach((name, instance) -> instances.put(name, special(instance, true)));
    }
    return new SeededResource.OfScaleSet(document, domains, instances);
  }

  private static SeededResource machine(Fields fields, ObjectNode document) {
    List<ObjectNode> extensions = new ArrayList<>();
    for (Fields extension : fields.items("extensions")) {
      extensions.add(extension(extension));
    }
    return new SeededResource.OfMachine(document, extensions, special(fields, false));
  }

  private static ObjectNode extension(Fields fields) {
    ObjectNode result = Json.object();
    fields
        .text("name")
        .ifPresentOrElse(name -> result.put("name", name), () -> fields.problem("needs a name"));
    result.set("properties", fields.object("properties"));
    for (String key : List.of("id", "type", "location", "tags")) {
      fields.any(key).ifPresent(value -> result.set(key, value));
    }
    fields.end();
    return result;
  }

  private static SeededMachine special(Fields fields, boolean own) {
    SeededMachine machine =
        new SeededMachine(
            fields.oneOf("powerState", "running", "stopped", "deallocated"),
            fields.oneOf("health", "healthy", "unhealthy", "unknown", "initializing"),
            fields.oneOf("agent", "ready", "notReady").filter("notReady"::equals).isEmpty(),
            own ? fields.text("zone") : Optional.empty(),
            fields.integer("updateDomain", 0),
            fields.integer("faultDomain", 0),
            !own || fields.flag("latestModelApplied", true),
            fields.text("imageVersion"),
            own && fields.flag("protectFromScaleIn", false),
            own && fields.flag("protectFromScaleSetActions", false),
            failures(fields, own ? "extensions" : "failedExtensions"));
    if (own) {
      fields.end();
    }
    return machine;
  }

  private static Map<String, SeededMachine.SeededFailure> failures(Fields fields, String key) {
    Map<String, SeededMachine.SeededFailure> result = new LinkedHashMap<>();
    fields
        .below(key)
        .ifPresent(
            below -> below.others().forEach((name, entry) -> result.put(name, failure(entry))));
    return result;
  }

  private static SeededMachine.SeededFailure failure(Fields fields) {
    OptionalInt code =
        fields
            .any("exitCode")
            .filter(JsonNode::isInt)
            .map(n -> OptionalInt.of(n.intValue()))
            .orElseGet(OptionalInt::empty);
    if (code.isEmpty()) {
      fields.problem("needs a number exitCode");
    }
    SeededMachine.SeededFailure failure =
        new SeededMachine.SeededFailure(code.orElse(1), fields.text("message").orElse(""));
    fields.end();
    return failure;
  }
}
