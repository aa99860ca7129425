package io.github.fleetmaven.simulator.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.store.Json;
import io.github.fleetmaven.simulator.store.Operation;
import io.github.fleetmaven.simulator.store.Resource;
import io.github.fleetmaven.simulator.store.ResourceId;
import io.github.fleetmaven.simulator.store.Store;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Versions of a gallery's images: the resource type {@code galleries/images/versions}. */
final class GalleryVersions implements Family {

  private static final String PROFILE = "publishingProfile";
  private static final String NAME = "^[0-9]+\\.[0-9]+\\.[0-9]+$";

  private final Simulation simulation;
  private final Store store;
  private final GallerySources sources;

  GalleryVersions(Simulation simulation) {
    this.simulation = simulation;
    this.store = simulation.store();
    this.sources = new GallerySources(simulation);
  }

  @Override
  public String type() {
    return "galleries/images/versions";
  }

  @Override
  public String place() {
    return Operation.CAPS;
  }

  @Override
  public Duration takes(Resource resource) {
    return simulation.timing().replication();
  }

  @Override
  public ObjectNode written(String id, Optional<Resource> present, ObjectNode written) {
    String name = ResourceId.nameOf(id);
    if (!name.matches(NAME)) {
      throw Refusals.invalid(
          "galleryImageVersion.name",
          "The entity name '"
              + name
              + "' is invalid according to its validation rule: "
              + NAME
              + ".");
    }
    Resource definition =
        store
            .resource(ResourceId.parentOf(id))
            .orElseThrow(() -> Refusals.noParent(ResourceId.parentOf(id)));
    ObjectNode properties = Json.objectAt(written, "properties");
    JsonNode before = present.<JsonNode>map(Resource::properties).orElseGet(Json::object);
    if (present.isPresent()) {
      // What it was made of can't change, and may be left out.
      properties.set("storageProfile", before.path("storageProfile").deepCopy());
    } else {
      sources.check(properties.path("storageProfile"), definition);
    }
    properties.set(PROFILE, published(properties, before, written.path("location").asText()));
    ObjectNode safety = Json.object();
    safety
        .put("reportedForPolicyViolation", false)
        .put("allowDeletionOfReplicatedLocations", false);
    safety.setAll(Json.objectAt(properties, "safetyProfile"));
    properties.set("safetyProfile", safety);
    written.set("properties", properties);
    return written;
  }

  private ObjectNode published(ObjectNode properties, JsonNode before, String location) {
    ObjectNode profile = Json.objectAt(properties, PROFILE).deepCopy();
    int replicas = profile.path("replicaCount").asInt(1);
    String account = profile.path("storageAccountType").asText("Standard_LRS");
    ArrayNode regions = regions(profile, replicas, account, location);
    profile.set("targetRegions", regions);
    profile.put("replicaCount", replicas);
    profile.put("excludeFromLatest", profile.path("excludeFromLatest").asBoolean(false));
    JsonNode published = before.path(PROFILE).path("publishedDate");
    profile.put(
        "publishedDate", published.isTextual() ? published.asText() : Times.text(simulation.now()));
    return profile.put("storageAccountType", account);
  }

  private ArrayNode regions(ObjectNode profile, int replicas, String account, String location) {
    ArrayNode result = Json.array();
    Set<String> names = new HashSet<>();
    for (JsonNode wanted : profile.path("targetRegions")) {
      ObjectNode region = wanted.deepCopy();
      String name = simulation.catalogue().regions().shown(wanted.path("name").asText());
      if (!names.add(name)) {
        throw Refusals.invalid(
            "galleryImageVersion.properties.publishingProfile.targetRegions",
            "Duplicate regions are not allowed in target publishing regions.");
      }
      region.put("name", name);
      region.put("regionalReplicaCount", wanted.path("regionalReplicaCount").asInt(replicas));
      region.put("storageAccountType", wanted.path("storageAccountType").asText(account));
      if (region.path("encryption").path("osDiskImage") instanceof ObjectNode disk
          && !disk.has("securityProfile")) {
        disk.putObject("securityProfile");
      }
      result.add(region);
    }
    String own = simulation.catalogue().regions().shown(location);
    if (result.isEmpty()) {
      result
          .addObject()
          .put("name", own)
          .put("regionalReplicaCount", replicas)
          .put("storageAccountType", account);
    } else if (!names.contains(own)) {
      throw Refusals.invalid(
          "galleryImageVersion.properties.publishingProfile.targetRegions",
          "Gallery image version publishing profile regions '"
              + String.join(", ", names)
              + "' must contain the location of image version '"
              + own
              + "'.");
    }
    return result;
  }

  @Override
  public Resource accepted(Resource resource, Optional<Resource> present) {
    return resource.withHidden(
        Replication.begun(
            resource, simulation.now(), simulation.after(simulation.timing().replication())));
  }

  /** What was there from the start has long been replicated. */
  @Override
  public Resource settled(Resource resource) {
    Resource complete = sources.complete(resource);
    return complete.operation() == null
        ? complete.withHidden(Replication.ended(complete, simulation.now()))
        : complete;
  }
}
