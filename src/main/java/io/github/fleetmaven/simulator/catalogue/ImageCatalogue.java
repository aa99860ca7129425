package io.github.fleetmaven.simulator.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.store.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The images of the platform. Immutable. */
public final class ImageCatalogue {

  private static final int PARTS = 3;

  private final Map<String, PlatformImage> images;

  private ImageCatalogue(Map<String, PlatformImage> images) {
    this.images = images;
  }

  /** Returns what is there when a scenario says nothing. */
  static ImageCatalogue standard() {
    Map<String, PlatformImage> images = new TreeMap<>();
    for (JsonNode entry : DataFile.read("images.json").path("images")) {
      PlatformImage image =
          new PlatformImage(
              entry.path("publisher").asText(),
              entry.path("offer").asText(),
              entry.path("sku").asText(),
              DataFile.texts(entry.path("versions")),
              Json.objectAt(entry, "properties"));
      images.put(image.key(), image);
    }
    return new ImageCatalogue(images);
  }

  /**
   * Returns this catalogue with what a scenario says of images.
   *
   * @param described versions and properties by {@code publisher:offer:sku}
   * @param latest the newest version, by the same; newer ones there are not
   */
  ImageCatalogue with(Map<String, ObjectNode> described, Map<String, String> latest) {
    Map<String, PlatformImage> changed = new TreeMap<>(images);
    described.forEach(
        (name, said) -> {
          PlatformImage image = named(changed, name);
          List<String> versions = DataFile.texts(said.path("versions"));
          changed.put(
              image.key(),
              (versions.isEmpty() ? image : image.withVersions(versions))
                  .withProperties(Json.objectAt(said, "properties")));
        });
    latest.forEach(
        (name, version) -> {
          PlatformImage image = named(changed, name);
          List<String> versions = new ArrayList<>(image.versions());
          versions.removeIf(other -> Versions.OLD_TO_NEW.compare(other, version) >= 0);
          versions.add(version);
          changed.put(image.key(), image.withVersions(versions));
        });
    return new ImageCatalogue(changed);
  }

  private static PlatformImage named(Map<String, PlatformImage> images, String name) {
    String[] parts = name.split(":", PARTS);
    String publisher = parts[0];
    String offer = parts.length > 1 ? parts[1] : "";
    String sku = parts.length > 2 ? parts[2] : "";
    return Optional.ofNullable(images.get(PlatformImage.key(publisher, offer, sku)))
        .orElseGet(() -> PlatformImage.unknown(publisher, offer, sku, List.of()));
  }

  /** Returns all images, in the order of their names. */
  public Collection<PlatformImage> all() {
    return images.values();
  }

  /** Returns an image by its name, in whatever case. */
  public Optional<PlatformImage> find(String publisher, String offer, String sku) {
    return Optional.ofNullable(images.get(PlatformImage.key(publisher, offer, sku)));
  }
}
