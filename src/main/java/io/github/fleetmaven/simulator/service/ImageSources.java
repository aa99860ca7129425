package io.github.fleetmaven.simulator.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.catalogue.PlatformImage;
import io.github.fleetmaven.simulator.catalogue.Versions;
import io.github.fleetmaven.simulator.store.Resource;
import io.github.fleetmaven.simulator.store.ResourceId;
import io.github.fleetmaven.simulator.store.Store;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds what an image reference means in a region. An image or gallery that was never here is taken
 * to be elsewhere, and there.
 */
final class ImageSources {

  private static final String UNKNOWN_VERSION = "1.0.0";
  private static final String VERSIONS = "/versions/";

  private final Simulation simulation;
  private final Store store;

  ImageSources(Simulation simulation) {
    this.simulation = simulation;
    this.store = simulation.store();
  }

  /** Returns what a new disk of a profile is made from. */
  ObjectNode resolve(JsonNode profile, String location) {
    return Images.resolve(profile, reference -> exactVersion(reference, location));
  }

  /**
   * Checks that an image is there.
   *
   * @throws Refusal when it is gone, or isn't in the region
   */
  void check(JsonNode profile, String location) {
    String id = profile.path("storageProfile").path("imageReference").path("id").asText("");
    switch (Resource.typeOf(id).toLowerCase(Locale.ROOT)) {
      case "images" -> {
        if (!isHere(id) && Gone.is(store, id)) {
          throw Refusals.noResource(id);
        }
      }
      case "galleries/images" -> {
        if (isOurs(id) && latest(id, location).isEmpty()) {
          throw Refusals.noGalleryImage(id, location);
        }
      }
      case "galleries/images/versions" -> {
        if (isOurs(ResourceId.parentOf(id)) && !isReplicated(id, location)) {
          throw Refusals.noGalleryImage(id, location);
        }
      }
      default -> {
        // An image of the platform, or of others: there.
      }
    }
  }

  /** Returns the newest version of a definition that a region has, those left out apart. */
  private Optional<String> latest(String definition, String location) {
    List<String> versions =
        store.resourcesBelow(definition).stream()
            .filter(version -> isUsable(version, location))
            .filter(version -> !isExcluded(version, location))
            .map(Resource::name)
            .toList();
    return Versions.newest(versions);
  }

  private boolean isReplicated(String version, String location) {
    return store.resource(version).filter(found -> isUsable(found, location)).isPresent();
  }

  private boolean isUsable(Resource version, String location) {
    boolean settled = !version.state().equals("Deleting") && !version.state().equals("Creating");
    return settled && Replication.isIn(version, location, simulation.now());
  }

  private static boolean isExcluded(Resource version, String location) {
    JsonNode profile = version.properties().path("publishingProfile");
    for (JsonNode region : profile.path("targetRegions")) {
      if (Places.same(region.path("name").asText(), location)
          && region.path("excludeFromLatest").asBoolean(false)) {
        return true;
      }
    }
    return profile.path("excludeFromLatest").asBoolean(false);
  }

  /** Tells whether a definition, or its gallery, is or was here. */
  private boolean isOurs(String definition) {
    String gallery = ResourceId.parentOf(definition);
    return isHere(definition)
        || isHere(gallery)
        || Gone.is(store, definition)
        || Gone.is(store, gallery);
  }

  private boolean isHere(String id) {
    return store.resource(id).isPresent();
  }

  private Optional<String> exactVersion(ObjectNode reference, String location) {
    for (String key : List.of("id", "sharedGalleryImageId", "communityGalleryImageId")) {
      String id = reference.path(key).asText("");
      if (!id.isEmpty()) {
        return versionIn(id)
            .or(() -> latest(id, location))
            .or(() -> Optional.ofNullable(reference.get("exactVersion")).map(JsonNode::asText));
      }
    }
    String asked = reference.path("version").asText("latest");
    return Optional.of(asked.equalsIgnoreCase("latest") ? latest(reference) : asked);
  }

  private static Optional<String> versionIn(String id) {
    int version = id.toLowerCase(Locale.ROOT).indexOf(VERSIONS);
    return version < 0
        ? Optional.empty()
        : Optional.of(id.substring(version + VERSIONS.length())).filter(v -> !v.equals("latest"));
  }

  private String latest(ObjectNode reference) {
    return simulation
        .catalogue()
        .images()
        .find(
            reference.path("publisher").asText(""),
            reference.path("offer").asText(""),
            reference.path("sku").asText(""))
        .flatMap(PlatformImage::latest)
        .orElse(UNKNOWN_VERSION);
  }
}
