package io.github.fleetmaven.simulator.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.store.Json;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Image references: what they resolve to, and when two of them are different. Stateless. */
public final class Images {

  private static final List<String> PARTS =
      List.of(
          "publisher",
          "offer",
          "sku",
          "version",
          "id",
          "sharedGalleryImageId",
          "communityGalleryImageId");

  private static final Pattern MANAGED =
      Pattern.compile(".*/providers/microsoft\\.compute/images/[^/]+");

  private Images() {}

  /**
   * Returns what a new disk is made from.
   *
   * @param profile a storageProfile's owner: a virtualMachineProfile or a machine's properties
   * @param exactVersion which version a reference means
   */
  static ObjectNode resolve(JsonNode profile, Function<ObjectNode, Optional<String>> exactVersion) {
    ObjectNode image = Json.object();
    JsonNode storage = profile.path("storageProfile");
    if (storage.path("imageReference") instanceof ObjectNode reference) {
      ObjectNode resolved = reference.deepCopy();
      resolved.remove("exactVersion");
      exactVersion.apply(reference).ifPresent(version -> resolved.put("exactVersion", version));
      image.set("imageReference", resolved);
    }
    String uri = uri(storage);
    if (!uri.isEmpty()) {
      image.put("uri", uri);
    }
    return image;
  }

  /** Tells whether a disk made from one image has to be replaced to have the other. */
  static boolean differ(ObjectNode image, JsonNode profile) {
    JsonNode storage = profile.path("storageProfile");
    JsonNode wanted = storage.path("imageReference");
    JsonNode present = image.path("imageReference");
    boolean parts =
        PARTS.stream().anyMatch(part -> !part(present, part).equals(part(wanted, part)));
    return parts || !Objects.equals(image.path("uri").asText(""), uri(storage));
  }

  /** Tells whether an image is one of the platform's, or one of the customer's. */
  static boolean isCustom(JsonNode profile) {
    JsonNode storage = profile.path("storageProfile");
    JsonNode reference = storage.path("imageReference");
    return !part(reference, "id").isEmpty()
        || !part(reference, "sharedGalleryImageId").isEmpty()
        || !uri(storage).isEmpty();
  }

  /** Refuses a trusted launch of an image that is neither the platform's nor in a gallery. */
  static void checkTrusted(JsonNode profile) {
    String id = part(profile.path("storageProfile").path("imageReference"), "id");
    String security = profile.path("securityProfile").path("securityType").asText("");
    if (security.equalsIgnoreCase("TrustedLaunch") && MANAGED.matcher(id).matches()) {
      throw Refusals.badRequest(
          "Managed Images are not supported for virtual machines with security type"
              + " TrustedLaunch.");
    }
  }

  /** Tells whether there is an image at all. */
  static boolean isKnown(JsonNode profile) {
    return isCustom(profile)
        || !part(profile.path("storageProfile").path("imageReference"), "publisher").isEmpty();
  }

  private static String uri(JsonNode storage) {
    return storage.path("osDisk").path("image").path("uri").asText("");
  }

  private static String part(JsonNode reference, String part) {
    return reference.path(part).asText("").toLowerCase(Locale.ROOT);
  }
}
