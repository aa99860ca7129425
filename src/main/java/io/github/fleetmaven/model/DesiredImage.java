package io.github.fleetmaven.model;

import java.util.Optional;

/** The image that a pom asks a scale set to carry. */
public sealed interface DesiredImage {

  /** A platform image; a part that is left out stays as it is. At least one part is there. */
  record Platform(
      Optional<String> publisher,
      Optional<String> offer,
      Optional<String> sku,
      Optional<String> version)
      implements DesiredImage {
    public Platform {
      if (publisher.or(() -> offer).or(() -> sku).or(() -> version).isEmpty()) {
        throw new IllegalArgumentException("an image must name at least one of its parts");
      }
    }
  }

  /**
   * A gallery image, a version of one, or a managed image.
   *
   * @param id its resource id
   */
  record Custom(String id) implements DesiredImage {}

  /**
   * An unmanaged custom image. Unmanaged disks were retired on 2026-03-31.
   *
   * @param uri of the VHD
   */
  record Unmanaged(String uri) implements DesiredImage {}
}
