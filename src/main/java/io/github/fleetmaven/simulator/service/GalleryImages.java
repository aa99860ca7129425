package io.github.fleetmaven.simulator.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.store.Json;
import io.github.fleetmaven.simulator.store.Operation;
import io.github.fleetmaven.simulator.store.Resource;
import io.github.fleetmaven.simulator.store.ResourceId;
import io.github.fleetmaven.simulator.store.Store;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Definitions of a gallery's images: the resource type {@code galleries/images}. */
final class GalleryImages implements Family {

  /** What a definition keeps for good. */
  private static final List<String> FIXED =
      List.of("osType", "osState", "hyperVGeneration", "architecture", "identifier");

  private final Simulation simulation;
  private final Store store;

  GalleryImages(Simulation simulation) {
    this.simulation = simulation;
    this.store = simulation.store();
  }

  @Override
  public String type() {
    return "galleries/images";
  }

  @Override
  public String place() {
    return Operation.CAPS;
  }

  @Override
  public Duration takes(Resource resource) {
    return simulation.timing().modelUpdate();
  }

  @Override
  public ObjectNode written(String id, Optional<Resource> present, ObjectNode written) {
    String gallery = ResourceId.parentOf(id);
    if (store.resource(gallery).isEmpty()) {
      throw Refusals.noParent(gallery);
    }
    ObjectNode properties = Json.objectAt(written, "properties");
    if (Json.objectAt(properties, "disallowed").isEmpty()) {
      properties.remove("disallowed");
    }
    for (String key : FIXED) {
      JsonNode before = present.map(Resource::properties).orElseGet(Json::object).path(key);
      if (properties.has(key) && !before.isMissingNode() && !before.equals(properties.get(key))) {
        throw Refusals.propertyChange("galleryImage.properties." + key);
      }
      if (!properties.has(key) && !before.isMissingNode()) {
        properties.set(key, before.deepCopy());
      }
    }
    complete(properties);
    checkIdentifier(id, gallery, properties.path("identifier"));
    written.set("properties", properties);
    return written;
  }

  private static void complete(ObjectNode properties) {
    for (String key : List.of("osType", "osState", "identifier")) {
      if (!properties.hasNonNull(key)) {
        throw Refusals.missing("galleryImage.properties." + key);
      }
    }
    for (String key : List.of("publisher", "offer", "sku")) {
      if (properties.path("identifier").path(key).asText("").isEmpty()) {
        throw Refusals.missing("galleryImage.properties.identifier." + key);
      }
    }
    if (!properties.has("hyperVGeneration")) {
      properties.put("hyperVGeneration", "V1");
    }
    if (!properties.has("architecture")) {
      properties.put("architecture", "x64");
    }
  }

  private void checkIdentifier(String id, String gallery, JsonNode identifier) {
    Documents.among(store.resourcesBelow(gallery), type()).stream()
        .filter(other -> !other.key().equals(ResourceId.key(id)))
        .filter(other -> other.properties().path("identifier").equals(identifier))
        .findFirst()
        .ifPresent(
            other -> {
              throw Refusals.invalid(
                  "galleryImage.properties.identifier",
                  "The publisher, offer and sku of a gallery image must be unique in its gallery:"
                      + " '"
                      + other.name()
                      + "' has the same.");
            });
  }

  @Override
  public void checkDeletable(Resource resource) {
    if (!store.resourcesBelow(resource.id()).isEmpty()) {
      throw Refusals.notEmpty();
    }
  }
}
